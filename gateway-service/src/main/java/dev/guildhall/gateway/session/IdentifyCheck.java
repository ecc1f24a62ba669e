package dev.guildhall.gateway.session;

import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.Application;
import dev.guildhall.gateway.socket.Identify;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an IDENTIFY with a good token may start a session; the answer is the close code of the refusal.
final class IdentifyCheck {
    private static final long ALL_EVENTS = -1;

    private IdentifyCheck() {}

    /// What the payload alone tells. Bots must say which intents they want; user accounts get everything and
    /// are not sharded.
    static Optional<CloseCode> ofPayload(Identify identify, boolean bot) {
        if (!bot) return Optional.empty();
        Long intents = identify.intents();
        if (intents == null || Intent.unknownBits(intents).isPresent()) return Optional.of(CloseCode.INVALID_INTENTS);
        return shardIsPossible(identify.shard()) ? Optional.empty() : Optional.of(CloseCode.INVALID_SHARD);
    }

    /// What the application's owner enabled, and how many guilds fall to the session.
    static Optional<CloseCode> ofAccount(SessionSpec spec, @Nullable Application application, int guilds) {
        if (!spec.bot()) return Optional.empty();
        long opened = application == null ? 0 : ApplicationFlag.intentsOpenedBy(application.flags());
        if ((spec.intents() & Intent.allPrivileged() & ~opened) != 0) return Optional.of(CloseCode.DISALLOWED_INTENTS);
        return guilds > Limits.GUILDS_PER_SHARD_MAX ? Optional.of(CloseCode.SHARDING_REQUIRED) : Optional.empty();
    }

    static long grantedIntents(Identify identify, boolean bot) {
        Long intents = identify.intents();
        return bot && intents != null ? intents : ALL_EVENTS;
    }

    private static boolean shardIsPossible(Identify.@Nullable ShardClaim shard) {
        return shard == null || (shard.id() >= 0 && shard.id() < shard.count());
    }
}
