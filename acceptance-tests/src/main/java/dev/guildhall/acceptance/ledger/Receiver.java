package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.GatewaySocket;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Listens to the gateway as a person's client does: writes down every dispatch, resumes what it can, and where
/// it is refused starts a new session and closes the gap from history. Ends when it has met the last message of
/// every channel.
final class Receiver {
    /// Longer than any silence of a run that works: a dead node's restart on a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Dialer dialer;
    private final ThinClient client;
    private final List<String> channels;
    private final ActorLog log;
    private final Progress progress;
    private final Set<String> channelsMet = new HashSet<>();
    private volatile @Nullable GatewaySocket socket;
    private volatile int missSteps;
    private @Nullable SessionPoint session;
    private boolean refused;

    Receiver(String name, Dialer dialer, ThinClient client, List<String> channels, ActorLog log, Progress progress) {
        this.name = name;
        this.dialer = dialer;
        this.client = client;
        this.channels = channels;
        this.log = log;
        this.progress = progress;
    }

    /// Connects and waits for the first READY: from then on nothing may be missed.
    void open() throws IOException, InterruptedException {
        connect();
        while (session == null) hear();
    }

    void run() throws IOException, InterruptedException {
        while (!channelsMet.containsAll(channels)) hear();
        SessionPoint last = session;
        if (last != null) log.write(tick -> new Entry.Finished(tick, name, last.id()));
        current().close();
    }

    /// Loses the connection; the receiver dials again after `steps` further steps of the senders. Called by the
    /// faults' thread.
    void cut(int steps) {
        missSteps = steps;
        current().cut();
    }

    private void hear() throws IOException, InterruptedException {
        Heard heard = current().poll(PATIENCE);
        switch (heard) {
            case null ->
                throw new AssertionError(name + ": silence for " + PATIENCE + ", met the end of " + channelsMet);
            case Heard.Frame frame -> take(frame);
            case Heard.Closed closed -> lost(closed);
        }
    }

    private void take(Heard.Frame frame) throws IOException, InterruptedException {
        int op = frame.op();
        if (op == Opcode.DISPATCH.code()) {
            dispatch(frame);
        } else if (op == Opcode.INVALID_SESSION.code()) {
            refusedSession();
        } else if (op == Opcode.RECONNECT.code()) {
            current().cut();
        }
    }

    private void dispatch(Heard.Frame frame) throws IOException, InterruptedException {
        long seq = frame.json().path("s").asLong();
        if (frame.type().equals(EventType.READY.name())) {
            ready(frame.data().path("session_id").asText(), seq);
            return;
        }
        SessionPoint at = session;
        if (at == null) throw new AssertionError(name + ": dispatch before READY: " + frame.json());
        received(frame, at.id(), seq);
        session = at.at(seq);
        if (frame.type().equals(EventType.RESUMED.name())) {
            log.write(tick -> new Entry.Resumed(tick, name, at.id(), seq));
        }
    }

    private void received(Heard.Frame frame, String sessionId, long seq) throws IOException {
        boolean message = frame.type().equals(EventType.MESSAGE_CREATE.name());
        JsonNode data = frame.data();
        String channel = message ? data.path("channel_id").asText() : "";
        String text = message ? data.path("content").asText() : "";
        String id = message ? data.path("id").asText() : "";
        String sha256 = message ? Text.sha256(text) : "";
        log.write(tick -> new Entry.Received(tick, name, sessionId, seq, frame.type(), channel, id, sha256));
        if (message) met(channel, text);
    }

    private void ready(String id, long seq) throws IOException, InterruptedException {
        log.write(tick -> new Entry.Opened(tick, name, id, seq));
        session = new SessionPoint(id, seq);
        if (refused) catchUp();
        refused = false;
    }

    /// The new session brings everything from READY on; what was sent between the old session's end and READY
    /// is in history by now.
    private void catchUp() throws IOException, InterruptedException {
        for (String channel : channels) {
            List<JsonNode> messages = dialer.patiently(() -> HistoryReader.read(client, channel));
            List<String> ids = messages.stream()
                    .map(message -> message.path("id").asText())
                    .toList();
            log.write(tick -> new Entry.CaughtUp(tick, name, channel, ids));
            messages.forEach(message -> met(channel, message.path("content").asText()));
        }
    }

    private void refusedSession() throws IOException {
        SessionPoint old = session;
        if (old != null) log.write(tick -> new Entry.Refused(tick, name, old.id()));
        session = null;
        refused = true;
        dialer.identify(current());
    }

    private void lost(Heard.Closed closed) throws IOException, InterruptedException {
        String id = Optional.ofNullable(session).map(SessionPoint::id).orElse("");
        log.write(tick -> new Entry.Dropped(tick, name, id, closed.code()));
        progress.awaitMore(missSteps);
        missSteps = 0;
        connect();
    }

    private void connect() throws IOException, InterruptedException {
        socket = dialer.dial(session);
    }

    private void met(String channel, String text) {
        if (text.equals(Text.lastOf(channel))) channelsMet.add(channel);
    }

    private GatewaySocket current() {
        GatewaySocket now = socket;
        if (now == null) throw new IllegalStateException("not connected");
        return now;
    }
}
