package dev.guildhall.guild.voice;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a member in voice. The protocol knows no refusal: what is not permitted changes
/// nothing.
///
/// CONNECT is asked for at the door alone. Who is in stays, and may still mute itself, when it loses the
/// right to come in, or sight of the channel. Source: gateway docs, "Update Voice State"; channel
/// resource, `user_limit`.
public final class VoiceRules {
    private final GuildSnapshot guild;
    private final VoiceStates voices;
    private final Instant now;

    public VoiceRules(GuildSnapshot guild, VoiceStates voices, Instant now) {
        this.guild = guild;
        this.voices = voices;
        this.now = now;
    }

    /// How the member stands after what it said by op 4; null: nowhere. What it was before, when that is
    /// not permitted.
    public @Nullable VoiceState after(VoiceWish wish) {
        UserId userId = wish.member().member().userId();
        VoiceState before = voices.of(userId);
        ChannelId wanted = wish.said().channelId();
        if (wanted == null) {
            boolean holds =
                    before != null && before.sessionId().equals(wish.said().sessionId());
            return holds ? null : before;
        }
        Channel channel = guild.channels().get(wanted);
        if (channel == null || !channel.type().voice()) {
            return before;
        }
        if (before != null && before.channelId().equals(wanted)) {
            return said(wish, channel).speaking(before.suppressed(), before.askedToSpeakAt());
        }
        return admits(channel, wish) ? said(wish, channel) : before;
    }

    private boolean admits(Channel channel, VoiceWish wish) {
        long rights = PermissionCalculator.inChannel(
                guild.guild(), guild.roles(), channel, wish.member().member(), now);
        if (!Permission.CONNECT.in(rights)) {
            return false;
        }
        boolean full = channel.userLimit() > 0
                && voices.others(channel.id(), wish.member().member().userId()) >= channel.userLimit();
        return !full || Permission.MOVE_MEMBERS.in(rights);
    }

    private VoiceState said(VoiceWish wish, Channel channel) {
        return new VoiceState(
                wish.member(),
                wish.said().sessionId(),
                channel.id(),
                wish.said().selfMute(),
                wish.said().selfDeaf(),
                wish.said().selfVideo() && !wish.bot(),
                suppressesIn(guild, channel),
                null);
    }

    /// Whoever comes there listens first: a stage's audience, and those who are away.
    public static boolean suppressesIn(GuildSnapshot guild, Channel channel) {
        return channel.type() == ChannelType.GUILD_STAGE_VOICE
                || channel.id().equals(guild.guild().afkChannelId());
    }
}
