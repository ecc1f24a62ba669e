package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery.EpochStarted;
import dev.guildhall.common.relay.GuildDelivery.Part;
import dev.guildhall.common.relay.GuildDelivery.Publish;
import dev.guildhall.common.relay.GuildDelivery.SessionAttached;
import dev.guildhall.common.relay.GuildDelivery.SessionReclassed;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.socket.GatewayCounters;
import dev.guildhall.gateway.socket.QueueLoop;
import dev.guildhall.gateway.socket.SentFrame;
import dev.guildhall.gateway.socket.SocketWriter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.jspecify.annotations.Nullable;

/// A relay, two event loops, and clients that know nothing but what they read: each applies what it gets,
/// insists on contiguous numbers, and can be cut, made to forget, and made to resume. Beside them the model:
/// what each should have seen.
final class RelayWorld {
    static final int GUILDS = 2;
    static final int CLASSES = 3;

    final GatewayCounters counters = new GatewayCounters();
    final List<QueueLoop> loops = List.of(new QueueLoop(), new QueueLoop());
    final List<Client> clients = new ArrayList<>();
    final RelayState state;
    private final Queue<RelayMessage> toSelf = new ArrayDeque<>();
    private RelayCore core;
    private long nowNs;
    private int clockCallsLeft = Integer.MAX_VALUE;
    private final long[] epochs = new long[GUILDS];
    private int nextEvent = 1;
    private int nextSession = 1;
    private long nextNumber = 1;
    private boolean busy;

    RelayWorld(SessionBounds bounds, int clientCount) {
        this.state = new RelayState(bounds, this::now, counters);
        this.core = new RelayCore(state, toSelf::add);
        for (int i = 0; i < clientCount; i++) {
            clients.add(new Client(loops.get(i % loops.size())));
        }
        clients.forEach(Client::identify);
    }

    private long now() {
        if (clockCallsLeft-- == 0) throw new IllegalStateException("injected: the clock fails");
        return nowNs;
    }

    void passes(Duration time) {
        nowNs += time.toNanos();
        tell(new RelayCommand.Tick());
    }

    /// The next delivery fails when it asks for the time once more after `calls` times.
    void clockFailsAfter(int calls) {
        clockCallsLeft = calls;
    }

    /// The relay gets a message; if it crashes, its next life finishes the work.
    void tell(RelayMessage message) {
        guarded(() -> core.received(message));
        clockCallsLeft = Integer.MAX_VALUE;
        settle();
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException | NullPointerException crash) {
            clockCallsLeft = Integer.MAX_VALUE;
            core = new RelayCore(state, toSelf::add);
            guarded(core::recover);
        }
    }

    /// From here on the event loops run and the relay hears of them when the test says so.
    void loopsAreBusy() {
        busy = true;
    }

    void loopsRun() {
        loops.forEach(QueueLoop::runAll);
    }

    /// The relay takes what came so far.
    void relayRuns() {
        for (int left = toSelf.size(); left > 0; left--) {
            RelayMessage message = toSelf.remove();
            guarded(() -> core.received(message));
        }
    }

    private void settle() {
        if (busy) return;
        loops.forEach(QueueLoop::runAll);
        for (RelayMessage next = toSelf.poll(); next != null; next = toSelf.poll()) {
            RelayMessage message = next;
            guarded(() -> core.received(message));
            loops.forEach(QueueLoop::runAll);
        }
    }

    static GuildId guild(int guild) {
        return new GuildId(guild + 1L);
    }

    /// One event in two variants: the first for `classes` but `except`, the second for the client `also`.
    void publish(int guild, List<Integer> classes, int padding, @Nullable Client except, @Nullable Client also) {
        int id = nextEvent++;
        List<Part> parts = new ArrayList<>();
        List<SessionId> exceptIds = except == null ? List.of() : List.of(except.sessionId);
        parts.add(new Part(event(id, padding), classes, List.of(), exceptIds));
        if (also != null && except == also) {
            parts.add(new Part(event(id, padding + 1), List.of(), List.of(also.sessionId), List.of()));
        }
        for (Client client : clients) {
            boolean inClass = classes.contains(client.classes.getOrDefault(guild, -1));
            if (inClass) client.expected.add(id);
            if (!inClass && client == also && client == except && client.classes.containsKey(guild)) {
                client.expected.add(id);
            }
        }
        if (also == null && except != null && classes.contains(except.classes.getOrDefault(guild, -1))) {
            except.expected.removeLast();
        }
        tell(new Publish(guild(guild), epochs[guild], nextNumber++, parts));
    }

    /// The second variant crashes the relay each time; who was to get the first has it.
    @SuppressWarnings("NullAway")
    void publishPoison(int guild, int visibilityClass) {
        int id = nextEvent++;
        Part good = new Part(event(id, 0), List.of(visibilityClass), List.of(), List.of());
        Part poison = new Part(
                new EncodedEvent(EventType.MESSAGE_CREATE, null),
                List.of((visibilityClass + 1) % CLASSES),
                List.of(),
                List.of());
        for (Client client : clients) {
            if (client.classes.getOrDefault(guild, -1) == visibilityClass) client.expected.add(id);
        }
        tell(new Publish(guild(guild), epochs[guild], nextNumber++, List.of(good, poison)));
    }

    void reclass(Client client, int guild, int visibilityClass) {
        if (!client.classes.containsKey(guild)) return;
        client.classes.put(guild, visibilityClass);
        tell(new SessionReclassed(guild(guild), epochs[guild], client.sessionId, visibilityClass));
    }

    /// A new life of the guild that still knows its sessions, and numbers its classes anew.
    void restartGuild(int guild) {
        epochs[guild]++;
        tell(new EpochStarted(guild(guild), epochs[guild], true));
        for (Client client : clients) {
            if (!client.classes.containsKey(guild)) continue;
            int renumbered = (client.classes.getOrDefault(guild, 0) + 1) % CLASSES;
            client.classes.put(guild, renumbered);
            tell(new SessionReclassed(guild(guild), epochs[guild], client.sessionId, renumbered));
        }
    }

    private static EncodedEvent event(int id, int padding) {
        return new EncodedEvent(
                EventType.MESSAGE_CREATE, Bytes.utf8("{\"id\":" + id + ",\"x\":\"" + "x".repeat(padding) + "\"}"));
    }

    /// A bot's connection and its memory.
    final class Client {
        final QueueLoop loop;
        final Map<Integer, Integer> classes = new HashMap<>();
        final List<Integer> expected = new ArrayList<>();
        final List<Integer> applied = new ArrayList<>();
        SessionId sessionId = new SessionId("none");
        TestInbox<SessionMessage> actor = TestInbox.create();
        int refusals;
        private final List<Long> appliedAt = new ArrayList<>();
        private long sequence;
        private @Nullable EmbeddedChannel channel;
        private @Nullable SocketWriter socket;

        Client(QueueLoop loop) {
            this.loop = loop;
        }

        void identify() {
            sessionId = new SessionId("session" + nextSession++);
            actor = TestInbox.create();
            expected.clear();
            applied.clear();
            appliedAt.clear();
            sequence = 0;
            SocketWriter opened = connect();
            tell(new RelayCommand.Open(
                    sessionId, actor.getRef(), opened, new EncodedEvent(EventType.READY, Bytes.utf8("{}"))));
            for (int guild = 0; guild < GUILDS; guild++) {
                int visibilityClass = (guild + clients.indexOf(this) + CLASSES) % CLASSES;
                classes.put(guild, visibilityClass);
                tell(new SessionAttached(guild(guild), epochs[guild], sessionId, visibilityClass, null, null));
            }
        }

        private SocketWriter connect() {
            if (channel != null) channel.finishAndReleaseAll();
            EmbeddedChannel opened = new EmbeddedChannel();
            channel = opened;
            SocketWriter writer = loop.socket(opened, counters);
            socket = writer;
            return writer;
        }

        /// The client stops reading, or goes on.
        void reads(boolean reading) {
            if (channel == null) return;
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, reading);
            if (reading && socket != null) loop.writabilityChanged(socket);
            settle();
        }

        boolean connected() {
            return channel != null;
        }

        /// Reads all that was sent.
        void read() {
            if (channel != null) SentFrame.drain(channel).forEach(this::frame);
        }

        private void frame(SentFrame frame) {
            if (frame.isClose()) {
                dropConnection();
                return;
            }
            JsonNode json = frame.json();
            long s = json.path("s").asLong();
            if (s != sequence + 1) throw new AssertionError("after " + sequence + " came " + frame);
            sequence = s;
            if (json.path("t").asText().equals("MESSAGE_CREATE")) {
                applied.add(json.path("d").path("id").asInt());
                appliedAt.add(s);
            }
        }

        /// The connection breaks; what was sent and not read is gone.
        void cut() {
            SocketWriter lost = socket;
            dropConnection();
            if (lost != null) tell(new RelayCommand.Lost(sessionId, lost));
        }

        private void dropConnection() {
            if (channel != null) channel.finishAndReleaseAll();
            channel = null;
            socket = null;
        }

        /// The client crashed too and comes back with an older memory.
        void forget(int dispatches) {
            sequence = Math.max(1, sequence - dispatches);
            while (!appliedAt.isEmpty() && appliedAt.getLast() > sequence) {
                appliedAt.removeLast();
                applied.removeLast();
            }
        }

        /// Comes back; identifies again when it is told that it must.
        void resume() {
            if (sequence == 0) {
                identify();
                return;
            }
            actor.getAllReceived();
            SocketWriter opened = connect();
            tell(new RelayCommand.Resume(sessionId, opened, sequence));
            if (refused()) {
                refusals++;
                dropConnection();
                tell(new RelayCommand.End(sessionId));
                identify();
            }
            read();
        }

        /// Told op 9, or that its session has a hole.
        boolean refused() {
            return actor.getAllReceived().stream()
                    .anyMatch(message ->
                            message instanceof SessionSignal.ResumeRefused || message instanceof SessionSignal.Broken);
        }
    }
}
