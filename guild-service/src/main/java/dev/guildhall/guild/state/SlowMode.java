package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Rejected;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A channel's pause between two messages of one member. Bots and holders of BYPASS_SLOWMODE need none.
/// Source: channel resource, `rate_limit_per_user`.
final class SlowMode {
    private SlowMode() {}

    static @Nullable Rejected refusal(Scene scene, Channel channel) {
        boolean exempt = scene.actor().user().bot() || Permission.BYPASS_SLOWMODE.in(scene.rightsIn(channel));
        Instant last = exempt ? null : scene.view().lastSentAt(channel.id(), scene.actorId());
        if (last == null) {
            return null;
        }
        Duration left = Duration.between(scene.now(), last.plusSeconds(channel.rateLimitPerUserSeconds()));
        return left.isPositive() ? new Rejected(new GuildReply.TooFast(ApiError.SLOWMODE, left.toMillis())) : null;
    }
}
