package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.protocol.Opcode;
import java.net.URI;

/// The frames a client sends.
public final class GatewayFrames {
    private static final JsonNode PROPERTIES =
            Wire.object("os", "linux", "browser", "guildhall", "device", "guildhall");

    private GatewayFrames() {}

    /// The gateway's address with the query that every library adds by itself.
    public static URI address(URI gateway) {
        return address(gateway, "?v=10&encoding=json");
    }

    public static URI address(URI gateway, String query) {
        String url = gateway.toString();
        return URI.create((url.endsWith("/") ? url : url + "/") + query);
    }

    public static ObjectNode identifyPerson(Account person) {
        return frame(Opcode.IDENTIFY, Wire.object("token", person.token(), "properties", PROPERTIES));
    }

    public static ObjectNode identifyBot(Account bot, long intents) {
        return frame(Opcode.IDENTIFY, Wire.object("token", bot.token(), "properties", PROPERTIES, "intents", intents));
    }

    public static ObjectNode resume(Account account, String sessionId, long seq) {
        return frame(Opcode.RESUME, Wire.object("token", account.token(), "session_id", sessionId, "seq", seq));
    }

    public static ObjectNode heartbeat() {
        ObjectNode frame = Wire.object("op", Opcode.HEARTBEAT.code());
        return frame.putNull("d");
    }

    public static ObjectNode frame(Opcode op, JsonNode data) {
        ObjectNode frame = Wire.object("op", op.code());
        frame.set("d", data);
        return frame;
    }
}
