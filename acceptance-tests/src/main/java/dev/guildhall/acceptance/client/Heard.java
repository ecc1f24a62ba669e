package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What a gateway socket can hear next.
public sealed interface Heard {
    /// One frame, decoded.
    record Frame(JsonNode json) implements Heard {
        public int op() {
            return json.path("op").asInt(-1);
        }

        /// The event's name, empty when this is no dispatch.
        public String type() {
            return json.path("t").asText("");
        }

        public JsonNode data() {
            return json.path("d");
        }
    }

    /// The end: the close code that the server sent, or [#ABNORMAL] when the connection went without one.
    record Closed(int code, String reason) implements Heard {
        /// RFC 6455, 7.1.5: no close frame was received.
        public static final int ABNORMAL = 1006;
    }
}
