package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One socket, driven step by step by a test: what is awaited is found or the test fails; all that passes on
/// the way is kept, so that a test can also say what did not come.
public final class GatewaySession implements AutoCloseable {
    /// No frame of a working server takes this long, however busy the machine.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GatewaySocket socket;
    private final List<Heard.Frame> passed = new ArrayList<>();
    private long seq;
    private String sessionId = "";

    private GatewaySession(GatewaySocket socket) {
        this.socket = socket;
    }

    /// Connects; HELLO is still to come.
    public static GatewaySession open(HttpClient http, URI url) throws IOException {
        return new GatewaySession(GatewaySocket.open(http, url));
    }

    /// Connects as libraries do and takes HELLO.
    public static GatewaySession greet(Portal portal) throws IOException, InterruptedException {
        GatewaySession session = open(portal.http(), GatewayFrames.address(portal.gateway()));
        session.awaitOp(Opcode.HELLO);
        return session;
    }

    public static GatewaySession asPerson(Portal portal, Account person) throws IOException, InterruptedException {
        GatewaySession session = greet(portal);
        session.send(GatewayFrames.identifyPerson(person));
        session.await(EventType.READY);
        return session;
    }

    public static GatewaySession asBot(Portal portal, Account bot, long intents)
            throws IOException, InterruptedException {
        GatewaySession session = greet(portal);
        session.send(GatewayFrames.identifyBot(bot, intents));
        session.await(EventType.READY);
        return session;
    }

    public String sessionId() {
        return sessionId;
    }

    /// The number of the last dispatch.
    public long seq() {
        return seq;
    }

    /// Everything heard so far, in order.
    public List<Heard.Frame> passed() {
        return List.copyOf(passed);
    }

    /// The dispatches of this type heard so far.
    public List<JsonNode> passed(EventType type) {
        return passed.stream()
                .filter(frame -> frame.type().equals(type.name()))
                .map(Heard.Frame::data)
                .toList();
    }

    public void send(JsonNode frame) {
        socket.send(frame);
    }

    public void sendText(String text) {
        socket.sendText(text);
    }

    /// The next frame, whatever it is.
    public Heard.Frame next() throws InterruptedException {
        Heard heard = socket.poll(PATIENCE);
        return switch (heard) {
            case null -> throw new AssertionError("silence; heard before: " + passed);
            case Heard.Closed closed -> throw new AssertionError("closed: " + closed + "; heard before: " + passed);
            case Heard.Frame frame -> keep(frame);
        };
    }

    public Heard.Frame awaitOp(Opcode op) throws InterruptedException {
        Heard.Frame frame = next();
        while (frame.op() != op.code()) frame = next();
        return frame;
    }

    /// The `d` of the next dispatch of this type.
    public JsonNode await(EventType type) throws InterruptedException {
        return await(type, data -> true);
    }

    public JsonNode await(EventType type, Predicate<JsonNode> fits) throws InterruptedException {
        Heard.Frame frame = next();
        while (!frame.type().equals(type.name()) || !fits.test(frame.data())) frame = next();
        return frame.data();
    }

    /// How the server ends the connection; frames before it are kept.
    public Heard.Closed awaitClose() throws InterruptedException {
        while (true) {
            switch (socket.poll(PATIENCE)) {
                case null -> throw new AssertionError("still open; heard: " + passed);
                case Heard.Closed closed -> {
                    return closed;
                }
                case Heard.Frame frame -> keep(frame);
            }
        }
    }

    /// Says goodbye with this code and waits until the connection is gone.
    public void goodbye(int code) throws InterruptedException {
        socket.close(code);
        awaitClose();
    }

    /// Loses the connection without a word.
    public void cut() {
        socket.cut();
    }

    @Override
    public void close() {
        socket.close();
    }

    private Heard.Frame keep(Heard.Frame frame) {
        passed.add(frame);
        if (frame.op() == Opcode.DISPATCH.code()) seq = frame.json().path("s").asLong();
        if (frame.type().equals(EventType.READY.name()))
            sessionId = frame.data().path("session_id").asText();
        return frame;
    }
}
