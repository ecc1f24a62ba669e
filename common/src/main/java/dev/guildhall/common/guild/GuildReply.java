package dev.guildhall.common.guild;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A guild's answer to an ask or a query.
public sealed interface GuildReply {
    /// Done and durable.
    record Done(GuildResult result) implements GuildReply {}

    /// Refused; nothing changed. `fields` is not empty only with INVALID_FORM_BODY.
    record Refused(ApiError error, List<FieldError> fields) implements GuildReply {
        public Refused {
            fields = List.copyOf(fields);
        }
    }

    /// The store did not answer, or too much is open: nothing was acknowledged, the caller may try again (503).
    record Unavailable() implements GuildReply {}

    /// The change of one member's or channel's pace limit (slow mode): 429 with a code.
    record TooFast(ApiError error, long retryAfterMs) implements GuildReply {}

    static GuildReply done(GuildResult result) {
        return new Done(result);
    }

    static GuildReply refused(ApiError error) {
        return new Refused(error, List.of());
    }

    static GuildReply refusedField(ApiError error, @Nullable FieldError field) {
        return new Refused(error, field == null ? List.of() : List.of(field));
    }
}
