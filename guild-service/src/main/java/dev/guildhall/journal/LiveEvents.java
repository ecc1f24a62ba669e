package dev.guildhall.journal;

import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ClientPlatform;
import org.jspecify.annotations.Nullable;

/// What owners tell the bus as it happens.
public final class LiveEvents {
    private LiveEvents() {}

    public static void presence(LiveFeed feed, UserId user, Presence presence) {
        feed.tell(EventKind.PRESENCE_CHANGED, user.value(), out -> {
            Fields.id(out, "user_id", user.value());
            out.writeStringField("status", presence.status().wireName());
            out.writeArrayFieldStart("platforms");
            for (ClientPlatform platform : ClientPlatform.values()) {
                if (presence.clientStatus().containsKey(platform)) out.writeString(platform.wireName());
            }
            out.writeEndArray();
        });
    }

    /// @param after null when the user is in no channel any more
    public static void voice(LiveFeed feed, GuildId guild, UserId user, @Nullable VoiceState after) {
        feed.tell(EventKind.VOICE_STATE_CHANGED, guild.value(), out -> {
            Member member = after == null ? null : after.profile().member();
            Fields.id(out, "guild_id", guild.value());
            Fields.id(out, "user_id", user.value());
            Fields.idOrNull(out, "channel_id", after == null ? null : after.channelId());
            out.writeBooleanField("self_mute", after != null && after.selfMute());
            out.writeBooleanField("self_deaf", after != null && after.selfDeaf());
            out.writeBooleanField("self_video", after != null && after.selfVideo());
            out.writeBooleanField("mute", member != null && member.mute());
            out.writeBooleanField("deaf", member != null && member.deaf());
            out.writeBooleanField("suppress", after != null && after.suppressed());
        });
    }
}
