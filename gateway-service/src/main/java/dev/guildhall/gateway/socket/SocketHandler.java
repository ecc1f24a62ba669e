package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiVersion;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.ratelimit.FrameBudget;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One gateway socket from the upgrade to its end, on its event loop: HELLO, heartbeats and their deadline, the
/// frame budget, sizes, and the order of operations. Heartbeats are answered here, without any actor. What
/// starts a session goes to the [SessionDoor]; what comes after it to the socket's [SocketOwner].
public final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    private final Optional<ApiVersion> version;
    private final @Nullable String host;
    private final SocketContext shared;
    private final MessageAssembly assembly = new MessageAssembly(Limits.GATEWAY_FRAME_BYTES_MAX);
    private final FrameBudget budget;
    private final HeartbeatDeadline deadline;
    private @Nullable SocketWriter writer;

    /// @param version what the address asked for; empty closes with 4012
    /// @param host the Host header that the client came by
    public SocketHandler(Optional<ApiVersion> version, @Nullable String host, SocketContext shared) {
        this.version = version;
        this.host = host;
        this.shared = shared;
        long nowNs = shared.nowNs().getAsLong();
        this.budget = new FrameBudget(shared.frameLimit(), nowNs);
        this.deadline = new HeartbeatDeadline(shared.bounds().silenceMaxNs(), nowNs);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        SocketWriter socket = new SocketWriter(
                context, shared.loops().of(context.channel().eventLoop()), shared.bounds(), shared.counters());
        writer = socket;
        shared.counters().add(GatewayCounter.SOCKETS_OPENED);
        shared.sockets().add(socket);
        if (version.isEmpty()) {
            socket.closeNow(CloseCode.INVALID_API_VERSION);
            return;
        }
        socket.hello();
        watchHeartbeat(context, socket);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        SocketWriter socket = writer;
        if (socket == null) return;
        if (frame instanceof CloseWebSocketFrame close) {
            socket.closedByClient(close.statusCode());
        } else if (socket.open()) {
            dataOrControl(socket, frame);
        }
    }

    /// Control frames count too: a flood of pings is a flood.
    private void dataOrControl(SocketWriter socket, WebSocketFrame frame) {
        boolean continuation = frame instanceof ContinuationWebSocketFrame;
        if (!continuation && !budget.take(shared.nowNs().getAsLong())) {
            socket.closeNow(CloseCode.RATE_LIMITED);
        } else if (frame instanceof PingWebSocketFrame) {
            socket.pong(frame.content());
        } else if (continuation || frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            data(socket, frame, continuation);
        }
    }

    private void data(SocketWriter socket, WebSocketFrame frame, boolean continuation) {
        if (assembly.overflows(frame.content())) {
            socket.closeNow(CloseCode.DECODE_ERROR);
            return;
        }
        byte[] message = continuation
                ? assembly.next(frame.content(), frame.isFinalFragment())
                : assembly.first(frame.content(), frame.isFinalFragment());
        if (message != null) message(socket, message);
    }

    private void message(SocketWriter socket, byte[] message) {
        JsonNode payload = parsed(message);
        if (payload == null
                || !payload.path("op").canConvertToInt()
                || !payload.path("op").isIntegralNumber()) {
            socket.closeNow(CloseCode.DECODE_ERROR);
            return;
        }
        Optional<Opcode> opcode = Opcode.ofClient(payload.path("op").intValue());
        if (opcode.isEmpty()) {
            socket.closeNow(CloseCode.UNKNOWN_OPCODE);
        } else {
            operation(socket, opcode.get(), payload.path("d"));
        }
    }

    private static @Nullable JsonNode parsed(byte[] message) {
        try {
            return Json.parse(message);
        } catch (IOException notJson) {
            return null;
        }
    }

    private void operation(SocketWriter socket, Opcode opcode, JsonNode data) {
        switch (opcode) {
            case HEARTBEAT -> heartbeat(socket, data);
            case QOS_HEARTBEAT -> heartbeat(socket, data.path("seq"));
            case IDENTIFY -> identify(socket, data);
            case RESUME -> resume(socket, data);
            default -> afterStart(socket, opcode, data);
        }
    }

    private void heartbeat(SocketWriter socket, JsonNode sequence) {
        if (!sequence.isIntegralNumber() && !sequence.isNull() && !sequence.isMissingNode()) {
            socket.closeNow(CloseCode.DECODE_ERROR);
            return;
        }
        deadline.beat(shared.nowNs().getAsLong());
        socket.heartbeatAck();
    }

    private void identify(SocketWriter socket, JsonNode data) {
        if (startedAlready(socket)) return;
        Optional<Identify> identify = version.flatMap(spoken -> Identify.read(data, spoken, host));
        if (identify.isEmpty()) {
            socket.closeNow(CloseCode.DECODE_ERROR);
            return;
        }
        socket.take();
        shared.door().identify(socket, identify.get());
    }

    private void resume(SocketWriter socket, JsonNode data) {
        if (startedAlready(socket)) return;
        Optional<Resume> resume = Resume.read(data);
        if (resume.isEmpty()) {
            socket.closeNow(CloseCode.DECODE_ERROR);
            return;
        }
        socket.take();
        shared.door().resume(socket, resume.get());
    }

    private static boolean startedAlready(SocketWriter socket) {
        if (socket.taken()) socket.closeNow(CloseCode.ALREADY_AUTHENTICATED);
        return socket.taken();
    }

    private void afterStart(SocketWriter socket, Opcode opcode, JsonNode data) {
        if (!socket.taken()) {
            socket.closeNow(CloseCode.NOT_AUTHENTICATED);
        } else if (!opcode.ignored() && !ClientOperations.wellFormed(opcode, data)) {
            socket.closeNow(CloseCode.DECODE_ERROR);
        } else if (ClientOperations.hasEffect(opcode)) {
            socket.received(opcode, data);
        } else {
            shared.counters().add(GatewayCounter.OPERATIONS_WITHOUT_EFFECT);
        }
    }

    private void watchHeartbeat(ChannelHandlerContext context, SocketWriter socket) {
        if (!socket.open()) return;
        long remainingNs = deadline.remainingNs(shared.nowNs().getAsLong());
        if (remainingNs > 0) {
            context.executor().schedule(() -> watchHeartbeat(context, socket), remainingNs, TimeUnit.NANOSECONDS);
            return;
        }
        shared.counters().add(GatewayCounter.HEARTBEATS_MISSED);
        socket.closeNow(CloseCode.UNKNOWN_ERROR);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (writer != null) writer.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (writer == null) return;
        writer.ended(true);
        shared.sockets().remove(writer);
    }

    /// A frame that breaks RFC 6455, or one that is longer than ours may be, or a connection that failed.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (writer == null || !(rootOf(fault) instanceof CorruptedWebSocketFrameException corrupted)) {
            // A reset is the client's way to leave; anything else is a bug of ours that its session survives.
            if (!(fault instanceof IOException))
                LOG.error("socket {} fails", context.channel().id(), fault);
            context.close();
            return;
        }
        WebSocketCloseStatus status = corrupted.closeStatus();
        if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            writer.closeNow(CloseCode.DECODE_ERROR);
        } else {
            writer.closeWith(status.code(), status.reasonText(), true);
        }
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable cause = fault.getCause();
        return cause == null ? fault : cause;
    }
}
