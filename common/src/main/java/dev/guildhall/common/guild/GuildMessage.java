package dev.guildhall.common.guild;

/// Anything that a guild's actor receives. [GuildAsk], [GuildQuery] and [GuildSession] come from gateways; the
/// rest is the actor's own.
public interface GuildMessage {}
