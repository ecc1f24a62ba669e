package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Opcode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/// One gateway socket, as sessions hold it. Public methods may be called from any thread; the others run on the
/// socket's event loop.
///
/// What waits is bounded: a client that does not keep up is served in parts (see [#tryHand]), and a dispatch
/// that still finds more than `outboxBytesMax` waiting closes the socket with a resumable code. Writes to a
/// closed socket do nothing.
public final class SocketWriter {
    private static final int ON_THE_WAY_BYTES_MAX = 64 * 1024;

    /// Instead of an object for each of 100,000 sockets.
    private static final AtomicIntegerFieldUpdater<SocketWriter> ON_THE_WAY =
            AtomicIntegerFieldUpdater.newUpdater(SocketWriter.class, "onTheWay");

    private static final byte[] HEARTBEAT_ACK = Frames.control(Opcode.HEARTBEAT_ACK, "null");
    private static final byte[] RECONNECT = Frames.control(Opcode.RECONNECT, "null");
    private static final byte[] INVALID_FOR_GOOD = Frames.control(Opcode.INVALID_SESSION, "false");
    private static final byte[] INVALID_FOR_NOW = Frames.control(Opcode.INVALID_SESSION, "true");

    private final ChannelHandlerContext context;
    private final SocketLoop loop;
    private final SocketBounds bounds;
    private final GatewayCounters counters;
    private volatile boolean open = true;
    private volatile int onTheWay;
    private boolean resumable = true;
    private boolean dirty;
    private boolean taken;
    private int waits;
    private @Nullable SocketOwner owner;
    private @Nullable Runnable onWritable;

    SocketWriter(ChannelHandlerContext context, SocketLoop loop, SocketBounds bounds, GatewayCounters counters) {
        this.context = context;
        this.loop = loop;
        this.bounds = bounds;
        this.counters = counters;
    }

    /// False from the moment when the close began, before the owner hears of it.
    public boolean open() {
        return open;
    }

    /// From the relay, before it hands over `bytes`. False: what waits is above Netty's high mark, or as much
    /// is still on its way to the event loop; the session gets its dispatches in parts then, from the log.
    /// Without the second half a burst would be over the bound before the loop wrote the first of it.
    public boolean tryHand(int bytes) {
        if (onTheWay >= ON_THE_WAY_BYTES_MAX || !context.channel().isWritable()) return false;
        hand(bytes);
        return true;
    }

    /// The same without asking, for parts, which come one at a time.
    void hand(int bytes) {
        ON_THE_WAY.addAndGet(this, bytes);
    }

    /// On the loop: so many of the bytes handed over were written.
    void arrived(int bytes) {
        ON_THE_WAY.addAndGet(this, -bytes);
    }

    /// Runs `task` once, when what waits is below Netty's low mark (now, perhaps), after those that waited
    /// before. Never, when the socket closes before.
    public void awaitWritable(Runnable task) {
        loop.run(() -> whenWritable(task));
    }

    /// The event loop's tasks: everything for this socket goes through it, in order.
    public SocketLoop loop() {
        return loop;
    }

    /// From now on the session behind `owner` gets what the client sends, and hears of the end, also when that
    /// was before.
    public void bind(SocketOwner owner) {
        loop.run(() -> {
            this.owner = owner;
            if (!open) owner.closed(resumable);
        });
    }

    /// Op 9. The socket stays open and may IDENTIFY (or RESUME) again.
    public void invalidSession(boolean mayResume) {
        loop.run(() -> {
            control(mayResume ? INVALID_FOR_NOW : INVALID_FOR_GOOD);
            owner = null;
            taken = false;
            awaitStart();
        });
    }

    /// Op 7: the client is to come back on a new socket and resume.
    public void reconnect() {
        loop.run(() -> control(RECONNECT));
    }

    public void close(CloseCode code) {
        loop.run(() -> closeNow(code));
    }

    boolean taken() {
        return taken;
    }

    /// IDENTIFY or RESUME goes to the door. A session that does not bind the socket in time (its node is
    /// overloaded, or it ended at this very moment) would leave a client that beats and hears nothing.
    void take() {
        taken = true;
        int wait = ++waits;
        Runnable check = () -> {
            if (open && owner == null && wait == waits) closeNow(CloseCode.UNKNOWN_ERROR);
        };
        context.executor().schedule(check, bounds.identifyTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    ByteBufAllocator allocator() {
        return context.alloc();
    }

    void hello() {
        long intervalMs = bounds.heartbeatInterval().toMillis();
        control(Frames.control(Opcode.HELLO, "{\"heartbeat_interval\":" + intervalMs + "}"));
        awaitStart();
    }

    /// A socket without a session is closed after a while. Docs name no code for it; 4009 makes every library
    /// identify on a new socket.
    private void awaitStart() {
        int wait = ++waits;
        Runnable check = () -> {
            if (!open || taken || wait != waits) return;
            counters.add(GatewayCounter.IDENTIFIES_MISSED);
            closeNow(CloseCode.SESSION_TIMED_OUT);
        };
        context.executor().schedule(check, bounds.identifyTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    void heartbeatAck() {
        control(HEARTBEAT_ACK);
    }

    void pong(ByteBuf payload) {
        if (open) write(Frames.pong(allocator(), payload));
    }

    void received(Opcode opcode, JsonNode data) {
        if (owner != null) owner.received(opcode, data);
    }

    /// Whether it was written: 1, else 0, for [#countDispatches].
    ///
    /// @param flush at once, since nothing else waits; otherwise with the loop's next flush
    int dispatch(SharedBody body, long sequence, boolean flush) {
        if (!open) return 0;
        if (outboxBytes() > bounds.outboxBytesMax()) {
            counters.add(GatewayCounter.SLOW_READERS_CLOSED);
            closeNow(CloseCode.UNKNOWN_ERROR);
            return 0;
        }
        context.write(body.head(sequence), context.voidPromise());
        if (!body.copied()) context.write(body.body(), context.voidPromise());
        if (flush) {
            context.flush();
        } else {
            flushLater();
        }
        return 1;
    }

    /// Many at once: a counter for each of a thousand sockets would cost more than a thousandth of the writing.
    void countDispatches(int sent) {
        counters.add(GatewayCounter.DISPATCHES_SENT, sent);
    }

    void whenWritable(Runnable task) {
        if (!open) return;
        if (context.channel().isWritable()) {
            task.run();
        } else {
            Runnable before = onWritable;
            onWritable = before == null
                    ? task
                    : () -> {
                        before.run();
                        task.run();
                    };
        }
    }

    void writabilityChanged() {
        Runnable task = onWritable;
        if (task == null || !context.channel().isWritable()) return;
        onWritable = null;
        task.run();
    }

    void flush() {
        dirty = false;
        context.flush();
    }

    /// Sends a close frame, waits for the client's for a bounded time, and tells the owner at once.
    void closeNow(CloseCode code) {
        if (!open) return;
        counters.add(GatewayCounter.SOCKETS_CLOSED_BY_US);
        closeWith(code.code(), code.reason(), mayGoOnAfter(code));
    }

    /// A fault below our protocol (RFC 6455 7.4.1): the session survives it.
    void closeWith(int code, String reason, boolean resumable) {
        if (!open) return;
        context.writeAndFlush(Frames.close(allocator(), code, reason), context.voidPromise());
        context.executor().schedule(() -> context.close(), bounds.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        ended(resumable);
    }

    /// The client closed: answer with its code and hang up. A close frame without a code (-1 here) may be
    /// resumed.
    void closedByClient(int code) {
        int echoed = code < CloseCode.NORMAL.code() ? CloseCode.NORMAL.code() : code;
        if (open) context.write(Frames.close(allocator(), echoed, ""), context.voidPromise());
        ended(!CloseCode.endsSession(code));
        context.flush();
        context.close();
    }

    /// The connection is gone, or the close began. Only the first call counts.
    void ended(boolean resumable) {
        if (!open) return;
        this.resumable = resumable;
        open = false;
        onWritable = null;
        if (owner != null) owner.closed(resumable);
    }

    /// A client that sent too much identifies anew or resumes, as it likes; other codes say what they mean.
    private static boolean mayGoOnAfter(CloseCode code) {
        return code.resumable() || code == CloseCode.RATE_LIMITED;
    }

    private void control(byte[] payload) {
        if (open) write(Frames.text(allocator(), payload));
    }

    private void write(ByteBuf frame) {
        context.write(frame, context.voidPromise());
        flushLater();
    }

    private void flushLater() {
        if (dirty) return;
        dirty = true;
        loop.wrote(this);
    }

    private long outboxBytes() {
        ChannelOutboundBuffer outbox = context.channel().unsafe().outboundBuffer();
        return outbox == null ? 0 : outbox.totalPendingWriteBytes();
    }

    @Override
    public String toString() {
        return "socket " + context.channel().id();
    }
}
