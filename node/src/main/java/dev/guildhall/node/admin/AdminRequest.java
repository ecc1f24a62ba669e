package dev.guildhall.node.admin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// Everything an operator can ask of a running node. On the admin channel: one JSON object whose `do` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdminRequest.CreateUser.class, name = "create-user"),
    @JsonSubTypes.Type(value = AdminRequest.CreateUsers.class, name = "create-users"),
    @JsonSubTypes.Type(value = AdminRequest.CreateBot.class, name = "create-bot"),
    @JsonSubTypes.Type(value = AdminRequest.AddBot.class, name = "add-bot"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeUser.class, name = "revoke-user"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeToken.class, name = "revoke-token"),
})
public sealed interface AdminRequest {
    /// A person's account, logged in once: answered by [AdminAnswer.UserCreated].
    record CreateUser(String name, @Nullable String email, String password) implements AdminRequest {
        public CreateUser {
            requireNonNull(name);
            requireNonNull(password);
        }
    }

    /// Many accounts at once, for load: without e-mail and password, so that nobody pays for hashing one. Their
    /// names begin with `prefix` and are taken by nobody. Answered by [AdminAnswer.UsersCreated].
    ///
    /// @param count 1 to [#COUNT_MAX]
    record CreateUsers(String prefix, int count) implements AdminRequest {
        public static final int COUNT_MAX = 500;

        public CreateUsers {
            requireNonNull(prefix);
            if (count < 1 || count > COUNT_MAX) {
                throw new IllegalArgumentException("count must be 1 to " + COUNT_MAX + ", was " + count);
            }
        }
    }

    /// An application with its bot: answered by [AdminAnswer.BotCreated].
    ///
    /// @param ownerId who owns the application; without one it belongs to the operator
    /// @param privilegedIntents whether it may identify with GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT
    record CreateBot(String name, @Nullable UserId ownerId, boolean privilegedIntents) implements AdminRequest {
        public CreateBot {
            requireNonNull(name);
        }
    }

    /// Puts a bot into a guild without asking the guild's owner: answered by [AdminAnswer.Done].
    ///
    /// @param permissions the permission bits of the role that the bot gets; 0 for no role of its own
    record AddBot(UserId botId, GuildId guildId, long permissions) implements AdminRequest {
        public AddBot {
            requireNonNull(botId);
            requireNonNull(guildId);
        }
    }

    /// Every token of one user or bot stops working, open sockets included: answered by [AdminAnswer.Done].
    record RevokeUser(UserId userId) implements AdminRequest {
        public RevokeUser {
            requireNonNull(userId);
        }
    }

    /// One token stops working, open sockets included: answered by [AdminAnswer.Done].
    record RevokeToken(String token) implements AdminRequest {
        public RevokeToken {
            requireNonNull(token);
        }
    }
}
