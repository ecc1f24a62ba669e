package dev.guildhall.node.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guildhall.common.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a running node says to an [AdminRequest]. On the admin channel: one JSON object whose `result` names
/// the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdminAnswer.UserCreated.class, name = "user"),
    @JsonSubTypes.Type(value = AdminAnswer.UsersCreated.class, name = "users"),
    @JsonSubTypes.Type(value = AdminAnswer.BotCreated.class, name = "bot"),
    @JsonSubTypes.Type(value = AdminAnswer.Done.class, name = "done"),
    @JsonSubTypes.Type(value = AdminAnswer.Refused.class, name = "refused"),
})
public sealed interface AdminAnswer {
    /// The account exists and the token is logged in.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserCreated(UserId id, String name, @Nullable String email, String token) implements AdminAnswer {}

    /// As many as were asked for.
    record UsersCreated(List<UserCreated> users) implements AdminAnswer {
        public UsersCreated {
            users = List.copyOf(users);
        }
    }

    /// The application exists; its id is the bot's user id. The token is told here once and never again.
    record BotCreated(UserId id, String name, String token) implements AdminAnswer {}

    /// It is so now.
    record Done() implements AdminAnswer {}

    /// Not done, for a reason that the operator can act on: a name that is taken, a guild that does not exist.
    record Refused(@JsonProperty("reason") String reason) implements AdminAnswer {}
}
