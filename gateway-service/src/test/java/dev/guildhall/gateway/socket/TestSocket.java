package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApiVersion;
import dev.guildhall.common.protocol.Opcode;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A socket in memory with a clock of its own, and a door that writes down what came to it.
public final class TestSocket implements SessionDoor, SocketOwner {
    public static final SocketBounds BOUNDS =
            new SocketBounds(Duration.ofMillis(41_250), Duration.ofSeconds(30), Duration.ofSeconds(5), 256 * 1024);

    public final EmbeddedChannel channel = new EmbeddedChannel();
    public final GatewayCounters counters = new GatewayCounters();
    public final List<Identify> identifies = new ArrayList<>();
    public final List<Resume> resumes = new ArrayList<>();
    public final List<Opcode> operations = new ArrayList<>();
    public final List<Boolean> ends = new ArrayList<>();
    private final OpenSockets sockets = new OpenSockets();
    private long nowNs = 1_000;
    private boolean binding = true;

    @Nullable
    SocketWriter writer;

    public TestSocket() {
        this(Optional.of(ApiVersion.V10));
    }

    TestSocket(Optional<ApiVersion> version) {
        channel.freezeTime();
        SocketContext shared = new SocketContext(this, BOUNDS, new SocketLoops(), sockets, counters, () -> nowNs);
        channel.pipeline().addLast(new SocketHandler(version, "gateway.test", shared));
    }

    /// The session never takes this socket.
    TestSocket unbound() {
        binding = false;
        return this;
    }

    TestSocket send(String json) {
        channel.writeInbound(new TextWebSocketFrame(json));
        return this;
    }

    TestSocket identify() {
        return send("{\"op\":2,\"d\":{\"token\":\"t\",\"intents\":0,\"properties\":{}}}");
    }

    TestSocket passes(Duration time) {
        nowNs += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
        return this;
    }

    public List<SentFrame> sent() {
        return SentFrame.drain(channel);
    }

    List<JsonNode> sentJson() {
        return sent().stream().filter(SentFrame::isText).map(SentFrame::json).toList();
    }

    int closeCode() {
        return sent().stream()
                .filter(SentFrame::isClose)
                .map(SentFrame::closeCode)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void identify(SocketWriter socket, Identify identify) {
        identifies.add(identify);
        writer = socket;
        if (binding) socket.bind(this);
    }

    @Override
    public void resume(SocketWriter socket, Resume resume) {
        resumes.add(resume);
        if (binding) socket.bind(this);
    }

    @Override
    public void received(Opcode opcode, JsonNode data) {
        operations.add(opcode);
    }

    @Override
    public void closed(boolean resumable) {
        ends.add(resumable);
    }
}
