package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message with what a reader needs beside it: the users that it names, whether it is pinned, what was reacted
/// to it, and for a reply the message that it answers. `users` holds the author and the mentioned users of this
/// message and of the referenced one.
public record MessageView(
        Message message, Map<UserId, User> users, boolean pinned, List<Reaction> reactions, Referenced referenced) {
    /// The three states of a reply's target on the wire: absent, null, an object.
    public sealed interface Referenced {
        /// Not a reply, or the target was not looked up: the field is absent.
        record NotLoaded() implements Referenced {}

        /// The target is gone: the field is null.
        record Deleted() implements Referenced {}

        record Found(Message message, boolean pinned) implements Referenced {}
    }

    public static final Referenced NOT_LOADED = new Referenced.NotLoaded();
    public static final Referenced DELETED = new Referenced.Deleted();

    public MessageView {
        users = Map.copyOf(users);
        reactions = List.copyOf(reactions);
    }

    /// A message that nobody has pinned or reacted to: a new one.
    public MessageView(Message message, Map<UserId, User> users, Referenced referenced) {
        this(message, users, false, List.of(), referenced);
    }

    /// The same, pinned or not.
    public MessageView pinned(boolean now) {
        return new MessageView(message, users, now, reactions, referenced);
    }

    public @Nullable User author() {
        return users.get(message.authorId());
    }
}
