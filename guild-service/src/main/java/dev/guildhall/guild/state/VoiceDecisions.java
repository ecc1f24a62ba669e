package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildCommand.ModifyVoice;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.SpeechChanged;
import dev.guildhall.guild.state.GuildEvent.VoiceMoved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done over REST to who is in voice. Who is in a channel that the actor does not see is in none,
/// as far as the actor can tell.
final class VoiceDecisions {
    private VoiceDecisions() {}

    /// Why the actor may not mute, deafen, move or cut off the member; null when it may, or nothing such
    /// is asked. Source: guild resource, "Modify Guild Member".
    static @Nullable Rejected refusal(Scene scene, UserId userId, MemberChange change) {
        long wanted = (change.mute().changes() ? Permission.MUTE_MEMBERS.mask() : 0)
                | (change.deaf().changes() ? Permission.DEAFEN_MEMBERS.mask() : 0)
                | (change.voiceChannel().changes() ? Permission.MOVE_MEMBERS.mask() : 0);
        if (wanted == 0) {
            return null;
        }
        VoiceState there = seen(scene, userId);
        long rights = there == null ? scene.rights() : scene.rightsIn(there.channelId());
        if ((rights & wanted) != wanted) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        return there == null ? Refusal.of(ApiError.TARGET_NOT_IN_VOICE) : moveRefusal(scene, change);
    }

    /// Who is moved need not have the right to go there by itself.
    private static @Nullable Rejected moveRefusal(Scene scene, MemberChange change) {
        ChannelId to = change.voiceChannel().over(null);
        if (to == null) {
            return null;
        }
        Rejected closed = scene.refusalIn(to, Permission.CONNECT);
        if (closed != null) {
            return closed;
        }
        return scene.channel(to).type().voice() ? null : Refusal.of(ApiError.WRONG_CHANNEL_TYPE);
    }

    /// After [#refusal] said nothing.
    static List<GuildEvent> moves(Scene scene, UserId userId, MemberChange change) {
        VoiceState there = scene.view().voice(userId);
        if (there == null || !change.voiceChannel().changes()) {
            return List.of();
        }
        ChannelId to = change.voiceChannel().over(null);
        return there.channelId().equals(to) ? List.of() : List.of(new VoiceMoved(userId, there.channelId(), to));
    }

    private static @Nullable VoiceState seen(Scene scene, UserId userId) {
        VoiceState there = scene.view().voice(userId);
        Channel channel = there == null ? null : scene.snapshot().channels().get(there.channelId());
        return channel != null && Permission.VIEW_CHANNEL.in(scene.rightsIn(channel)) ? there : null;
    }

    /// Source: voice resource, "Modify Current User Voice State" and "Modify User Voice State", caveats.
    static Decision modify(Scene scene, ModifyVoice modify) {
        boolean own = modify.userId().equals(scene.actorId());
        VoiceState there = own ? scene.view().voice(modify.userId()) : seen(scene, modify.userId());
        boolean elsewhere = there != null
                && modify.channelId() != null
                && !there.channelId().equals(modify.channelId());
        Channel channel = there == null ? null : scene.snapshot().channels().get(there.channelId());
        if (there == null || channel == null || elsewhere) {
            return Refusal.of(ApiError.UNKNOWN_VOICE_STATE);
        }
        if (channel.type() != ChannelType.GUILD_STAGE_VOICE) {
            return Refusal.of(ApiError.WRONG_CHANNEL_TYPE);
        }
        return own ? ownSpeech(scene, channel, there, modify) : speechOf(scene, channel, there, modify);
    }

    /// To fall silent, and to ask no longer, needs no right.
    private static Decision ownSpeech(Scene scene, Channel channel, VoiceState there, ModifyVoice modify) {
        long rights = scene.rightsIn(channel);
        boolean suppressed = modify.suppressed().overOr(there.suppressed(), false);
        Instant asked = modify.askedToSpeakAt().over(there.askedToSpeakAt());
        boolean asks = asked != null && modify.askedToSpeakAt().changes();
        boolean speaks = there.suppressed() && !suppressed;
        if ((speaks && !Permission.MUTE_MEMBERS.in(rights)) || (asks && !Permission.REQUEST_TO_SPEAK.in(rights))) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        // "Any present or future time": a clock that is a little behind means now.
        Instant since = asks && asked != null && asked.isBefore(scene.now()) ? scene.now() : asked;
        boolean wentSilent = !there.suppressed() && suppressed;
        return changed(there, suppressed, speaks || (wentSilent && !asks) ? null : since);
    }

    /// People are asked whether they want to speak by the time that is set; bots are not.
    private static Decision speechOf(Scene scene, Channel channel, VoiceState there, ModifyVoice modify) {
        if (!Permission.MUTE_MEMBERS.in(scene.rightsIn(channel))) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        boolean suppressed = modify.suppressed().overOr(there.suppressed(), false);
        if (suppressed == there.suppressed()) {
            return changed(there, suppressed, there.askedToSpeakAt());
        }
        boolean told = !suppressed && !there.profile().user().bot();
        return changed(there, suppressed, told ? scene.now() : null);
    }

    private static Decision changed(VoiceState there, boolean suppressed, @Nullable Instant askedToSpeakAt) {
        return there.speaking(suppressed, askedToSpeakAt).equals(there)
                ? new Accepted(List.of(), GuildResult.NOTHING)
                : new Accepted(
                        List.of(new SpeechChanged(there.userId(), there.channelId(), suppressed, askedToSpeakAt)),
                        GuildResult.NOTHING);
    }
}
