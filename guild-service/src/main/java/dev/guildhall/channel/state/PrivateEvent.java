package dev.guildhall.channel.state;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildEvent;
import java.util.Map;
import java.util.Set;

/// What happened in a private channel. `users` are the accounts of all who are in, for those who are told of the
/// channel.
public sealed interface PrivateEvent {
    /// The other one of two is not told before the first message.
    record Opened(PrivateChannel channel, Set<UserId> hiddenFrom, Map<UserId, User> users) implements PrivateEvent {
        public Opened {
            hiddenFrom = Set.copyOf(hiddenFrom);
            users = Map.copyOf(users);
        }
    }

    /// It is on the user's list again, or for the first time.
    record Shown(UserId userId, Map<UserId, User> users) implements PrivateEvent {
        public Shown {
            users = Map.copyOf(users);
        }
    }

    /// The user closed it.
    record Hidden(UserId userId, Map<UserId, User> users) implements PrivateEvent {
        public Hidden {
            users = Map.copyOf(users);
        }
    }

    record Changed(PrivateChannel channel, Map<UserId, User> users) implements PrivateEvent {
        public Changed {
            users = Map.copyOf(users);
        }
    }

    /// `channel` is the group with the newcomer.
    record RecipientAdded(PrivateChannel channel, User user, Map<UserId, User> users) implements PrivateEvent {
        public RecipientAdded {
            users = Map.copyOf(users);
        }
    }

    /// `channel` is the group without the one who went; `users` has that one too.
    record RecipientRemoved(PrivateChannel channel, User user, Map<UserId, User> users) implements PrivateEvent {
        public RecipientRemoved {
            users = Map.copyOf(users);
        }
    }

    record Said(GuildEvent.OfMessages event) implements PrivateEvent {}
}
