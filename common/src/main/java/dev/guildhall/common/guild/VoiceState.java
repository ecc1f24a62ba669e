package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member in a voice or stage channel, by one of its sessions. What moderators took (`mute`, `deaf`) is
/// part of the membership and outlives this. Source: voice resource, "Voice State Object".
///
/// @param suppressed listens only: in a stage until let to speak, and where members go who are away
/// @param askedToSpeakAt in a stage; null when the member does not ask
public record VoiceState(
        MemberProfile profile,
        SessionId sessionId,
        ChannelId channelId,
        boolean selfMute,
        boolean selfDeaf,
        boolean selfVideo,
        boolean suppressed,
        @Nullable Instant askedToSpeakAt) {
    public UserId userId() {
        return profile.member().userId();
    }

    public VoiceState withProfile(MemberProfile changed) {
        return new VoiceState(changed, sessionId, channelId, selfMute, selfDeaf, selfVideo, suppressed, askedToSpeakAt);
    }

    /// Somewhere else, where nothing asked for before counts.
    public VoiceState movedTo(ChannelId other, boolean suppressedThere) {
        return new VoiceState(profile, sessionId, other, selfMute, selfDeaf, selfVideo, suppressedThere, null);
    }

    public VoiceState speaking(boolean nowSuppressed, @Nullable Instant asked) {
        return new VoiceState(profile, sessionId, channelId, selfMute, selfDeaf, selfVideo, nowSuppressed, asked);
    }
}
