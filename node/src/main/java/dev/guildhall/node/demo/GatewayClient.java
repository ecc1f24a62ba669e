package dev.guildhall.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One gateway session: identifies when it is greeted, and hands every dispatch on. Sends no heartbeats: the demo is
/// over before the first is due.
final class GatewayClient implements WebSocket.Listener, AutoCloseable {
    private final String who;
    private final String token;
    private final long intents;
    private final LongSupplier nowNs;
    private final Consumer<Heard> heard;
    private final StringBuilder frame = new StringBuilder();
    private @Nullable WebSocket socket;

    /// @param intents 0 for a person, who has none
    GatewayClient(String who, String token, long intents, LongSupplier nowNs, Consumer<Heard> heard) {
        this.who = who;
        this.token = token;
        this.intents = intents;
        this.nowNs = nowNs;
        this.heard = heard;
    }

    void connect(HttpClient http, int port) {
        URI uri = URI.create("ws://localhost:" + port + "/?v=10&encoding=json");
        socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        frame.append(part);
        if (last) {
            long atNs = nowNs.getAsLong();
            String whole = frame.toString();
            frame.setLength(0);
            take(from, parsed(whole), atNs);
        }
        from.request(1);
        return null;
    }

    private void take(WebSocket from, JsonNode message, long atNs) {
        int op = message.path("op").asInt();
        if (op == Opcode.HELLO.code()) {
            from.sendText(identify(), true);
        } else if (op == Opcode.DISPATCH.code()) {
            heard.accept(new Heard(who, message.path("t").asText(), message.path("d"), atNs));
        }
    }

    private String identify() {
        return Json.encode(out -> {
                    out.writeStartObject();
                    out.writeNumberField("op", Opcode.IDENTIFY.code());
                    out.writeObjectFieldStart("d");
                    out.writeStringField("token", token);
                    if (intents != 0) {
                        out.writeNumberField("intents", intents);
                    }
                    out.writeObjectFieldStart("properties");
                    out.writeStringField("os", "linux");
                    out.writeStringField("browser", "guildhall demo");
                    out.writeStringField("device", "guildhall demo");
                    out.writeEndObject();
                    out.writeEndObject();
                    out.writeEndObject();
                })
                .toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException noJson) {
            throw new UncheckedIOException("the gateway sent what is no JSON", noJson);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
