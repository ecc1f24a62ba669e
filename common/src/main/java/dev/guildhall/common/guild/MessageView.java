package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message with what a reader needs beside it: the users that it names, and for a reply the message that it
/// answers. `users` holds the author and the mentioned users of this message and of the referenced one.
public record MessageView(Message message, Map<UserId, User> users, Referenced referenced) {
    /// The three states of a reply's target on the wire: absent, null, an object.
    public sealed interface Referenced {
        /// Not a reply, or the target was not looked up: the field is absent.
        record NotLoaded() implements Referenced {}

        /// The target is gone: the field is null.
        record Deleted() implements Referenced {}

        record Found(Message message) implements Referenced {}
    }

    public static final Referenced NOT_LOADED = new Referenced.NotLoaded();
    public static final Referenced DELETED = new Referenced.Deleted();

    public MessageView {
        users = Map.copyOf(users);
    }

    public @Nullable User author() {
        return users.get(message.authorId());
    }
}
