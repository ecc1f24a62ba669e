package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.SessionId;
import java.util.Optional;

/// Op 6: a lost session is to go on. `sequence` is the last `s` that the client saw.
public record Resume(String token, SessionId sessionId, long sequence) {
    /// Empty when a field is missing or of the wrong type. Libraries that saw no dispatch yet send null or -1
    /// as `seq`.
    static Optional<Resume> read(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        String token = fields.requiredText("token");
        String sessionId = fields.requiredText("session_id");
        long sequence = fields.integer("seq", 0);
        return fields.wrong()
                ? Optional.empty()
                : Optional.of(new Resume(Identify.bare(token), new SessionId(sessionId), Math.max(0, sequence)));
    }
}
