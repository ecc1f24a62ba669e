package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;

/// From a user's owner: how others see the user from here on. Guilds that asked for it get it, at most one
/// in a while and the last one always; one in which no session of the user sits drops it.
public record UserPresence(UserId userId, Presence presence) implements GuildMessage {}
