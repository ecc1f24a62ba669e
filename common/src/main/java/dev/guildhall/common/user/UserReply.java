package dev.guildhall.common.user;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user owner's answer.
public sealed interface UserReply {
    record Saved(Account account) implements UserReply {}

    record OfApplication(Application application) implements UserReply {}

    record OfPersonal(PersonalResult result) implements UserReply {}

    /// `application` is there for bots. `guilds` is the membership list at this moment; later changes come as
    /// session messages.
    record SessionOpened(Account account, @Nullable Application application, List<GuildId> guilds)
            implements UserReply {
        public SessionOpened {
            guilds = List.copyOf(guilds);
        }
    }

    record Refused(ApiError error, List<FieldError> fields) implements UserReply {
        public Refused {
            fields = List.copyOf(fields);
        }
    }

    /// The store did not answer: nothing was acknowledged (503).
    record Unavailable() implements UserReply {}
}
