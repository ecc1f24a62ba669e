package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.session.SessionMessage.VoicePlace;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.VoicePayload;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Where a session is in voice. A bot may be in one channel of each guild, a person's session in one of
/// all: it leaves where it was once the other guild has let it in. For the session actor's thread.
final class SessionVoice {
    private final SessionRecord record;
    private final SessionContext shared;
    private final ActorRef<SessionMessage> self;

    SessionVoice(SessionRecord record, SessionContext shared, ActorRef<SessionMessage> self) {
        this.record = record;
        this.shared = shared;
        this.self = self;
    }

    /// Op 4. Without a guild: out of voice wherever the session is; with a channel that is a call, which
    /// does not exist here.
    void said(JsonNode data) {
        VoicePayload said = VoicePayload.read(data);
        GuildId guildId = said.guildId() == null && said.channelId() == null ? record.voiceGuild : said.guildId();
        if (guildId == null || !record.started() || !record.guilds.contains(guildId)) {
            shared.counters().add(GatewayCounter.VOICE_WITHOUT_EFFECT);
            return;
        }
        record.voiceRequests++;
        say(guildId, said.channelId(), said);
    }

    private void say(GuildId guildId, @Nullable ChannelId channelId, @Nullable VoicePayload said) {
        shared.owners()
                .toGuild(
                        guildId,
                        new GuildSession.VoiceSaid(
                                record.spec.id(),
                                channelId,
                                said != null && said.selfMute(),
                                said != null && said.selfDeaf(),
                                said != null && said.selfVideo(),
                                record.voiceRequests,
                                self));
    }

    /// Guilds answer in any order: the request that was made last counts.
    void answered(SessionMessage.VoiceAnswered answer) {
        if (answer.place() == VoicePlace.UNCHANGED) shared.counters().add(GatewayCounter.VOICE_WITHOUT_EFFECT);
        if (record.spec.bot()) return;
        GuildId before = record.voiceGuild;
        switch (answer.place()) {
            case INSIDE -> inside(answer, before);
            case OUTSIDE -> record.voiceGuild = answer.guildId().equals(before) ? null : before;
            case UNCHANGED -> {}
        }
    }

    private void inside(SessionMessage.VoiceAnswered answer, @Nullable GuildId before) {
        GuildId elsewhere = answer.guildId().equals(before) ? null : before;
        if (elsewhere != null && answer.request() < record.voiceRequest) {
            say(answer.guildId(), null, null);
            return;
        }
        record.voiceGuild = answer.guildId();
        record.voiceRequest = answer.request();
        if (elsewhere != null) say(elsewhere, null, null);
    }
}
