package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSubscription;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.gateway.session.SessionRecord.Phase;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.PresencePayload;
import dev.guildhall.gateway.socket.SocketWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// What a session's client asks for by opcode, and the user's list of sessions. For the session actor's thread.
final class SessionOperations {
    private final SessionRecord record;
    private final SessionContext shared;
    private final TimerScheduler<SessionMessage> timers;
    private final SessionVoice voice;

    SessionOperations(
            SessionRecord record,
            SessionContext shared,
            TimerScheduler<SessionMessage> timers,
            ActorRef<SessionMessage> self) {
        this.record = record;
        this.shared = shared;
        this.timers = timers;
        this.voice = new SessionVoice(record, shared, self);
    }

    void take(SessionSignal.Operation operation) {
        switch (operation.opcode()) {
            case PRESENCE_UPDATE -> presenceSaid(operation.data());
            case VOICE_STATE_UPDATE -> voice.said(operation.data());
            case GUILD_SUBSCRIPTIONS, GUILD_SUBSCRIPTIONS_BULK -> subscribed(operation);
            default -> membersAsked(operation.data());
        }
    }

    void voiceAnswered(SessionMessage.VoiceAnswered answer) {
        voice.answered(answer);
    }

    private void presenceSaid(JsonNode data) {
        if (record.presence.say(PresencePayload.read(data, record.spec.bot()))) {
            shared.counters().add(GatewayCounter.PRESENCES_OVERTAKEN);
        }
        if (record.phase != Phase.OPENING) showPresence();
    }

    /// What the client said last, now or when its budget allows.
    void showPresence() {
        long nowNs = shared.nowNs().getAsLong();
        if (record.presence.show(nowNs)) {
            shared.owners()
                    .toUser(
                            record.spec.identity().userId(),
                            new UserMessage.ShowPresence(record.spec.id(), record.presence.shown()));
        } else if (record.presence.waits()) {
            timers.startSingleTimer(new SessionSignal.PresenceDue(), Duration.ofNanos(record.presence.waitNs(nowNs)));
        }
    }

    /// Before READY it only is remembered: READY lists them.
    void ownSessions(List<OwnSession> sessions) {
        if (record.spec.bot() || sessions.equals(record.ownSessions)) return;
        record.ownSessions = sessions;
        if (record.started()) {
            shared.relay().tell(new DirectDelivery(List.of(record.spec.id()), SessionsBody.replace(sessions)));
        }
    }

    /// People alone look at lists: of bots it is passed over, as are guilds that the session is not in.
    private void subscribed(SessionSignal.Operation operation) {
        if (record.spec.bot() || !record.started()) {
            shared.counters().add(GatewayCounter.OPERATIONS_WITHOUT_EFFECT);
            return;
        }
        SubscriptionRequest.byGuild(operation.opcode(), operation.data()).forEach((guildId, said) -> {
            if (record.guilds.contains(guildId)) {
                GuildSubscription before = record.subscriptions.getOrDefault(guildId, GuildSubscription.NONE);
                record.subscriptions.put(guildId, SubscriptionRequest.after(before, said));
                subscribe(guildId);
            }
        });
    }

    /// Tells the guild what the session looks at, if it looks at anything.
    void subscribe(GuildId guildId) {
        GuildSubscription subscription = record.subscriptions.get(guildId);
        if (subscription != null) {
            shared.owners().toGuild(guildId, new GuildSession.Subscribe(record.spec.id(), subscription));
        }
    }

    private void membersAsked(JsonNode data) {
        SocketWriter socket = record.socket;
        if (socket == null || !record.started()) return;
        MemberRequests.Reply reply = new MemberRequests.Reply(record.spec, shared, socket);
        for (MemberRequest request : MemberRequest.read(data)) {
            if (record.guilds.contains(request.guildId())) membersAsked(request, reply);
        }
    }

    /// Without GUILD_MEMBERS a bot may not have the whole list: docs say so and not what it gets; one empty
    /// chunk ends its library's waiting.
    private void membersAsked(MemberRequest request, MemberRequests.Reply reply) {
        if (!request.all()) {
            shared.members().answer(request, reply);
            return;
        }
        long waitMs = record.allMembersWaitMs(request.guildId(), shared.nowNs().getAsLong());
        if (waitMs > 0) {
            reply.send(ChunkBody.later(request, waitMs));
        } else if (!Intent.GUILD_MEMBERS.in(record.spec.intents())) {
            reply.send(ChunkBody.of(request, List.of(), Map.of(), List.of(), 0, 1));
        } else {
            shared.members().answer(request, reply);
        }
    }
}
