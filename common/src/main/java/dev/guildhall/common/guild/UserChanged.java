package dev.guildhall.common.guild;

import dev.guildhall.common.user.User;

/// From a user's owner, to each guild that the user is a member of: the account is another from here on, and
/// durable so. Guilds tell their members by GUILD_MEMBER_UPDATE. One in which the user is no member drops it.
public record UserChanged(User user) implements GuildMessage {}
