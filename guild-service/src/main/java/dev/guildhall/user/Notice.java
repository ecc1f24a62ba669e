package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.User;

/// What somebody is told once a change is durable.
sealed interface Notice {
    /// To all sessions of the user.
    record ToSessions(EncodedEvent event) implements Notice {}

    /// To all guilds of the user: the account shows so from here on.
    record ToGuilds(User user) implements Notice {}

    /// To another user's owner.
    record ToPeer(UserId peer, PersonalCommand command) implements Notice {}
}
