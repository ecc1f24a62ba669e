package dev.guildhall.gateway.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.socket.Identify;

/// What a session was started with; does not change. `intents` are the granted bits, -1 for a user account,
/// which gets everything.
record SessionSpec(SessionId id, Identity identity, Identify identify, long intents, String resumeUrl) {
    boolean bot() {
        return identity.bot();
    }

    ClientInfo client() {
        Identify.ClientProperties properties = identify.properties();
        return bot()
                ? ClientInfo.ofBot(properties.browser(), properties.os())
                : ClientInfo.ofPerson(properties.browser(), properties.os());
    }

    /// GUILD_CREATE rides on an intent; without it a bot gets READY and nothing of its guilds' contents.
    boolean wantsGuildCreate() {
        return Intent.GUILDS.in(intents);
    }

    /// Shard 0, or no shard at all.
    boolean first() {
        Identify.ShardClaim shard = identify.shard();
        return !bot() || shard == null || shard.id() == 0;
    }

    /// The guild falls to this session's shard: (guild id >> 22) % count. User accounts are not sharded.
    boolean covers(GuildId guildId) {
        Identify.ShardClaim shard = identify.shard();
        return !bot() || shard == null || (guildId.value() >>> Snowflake.TIME_SHIFT) % shard.count() == shard.id();
    }
}
