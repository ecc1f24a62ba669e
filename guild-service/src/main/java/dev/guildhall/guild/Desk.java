package dev.guildhall.guild;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.UserChanged;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.guild.fanout.Listing;
import dev.guildhall.guild.state.Changes;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.guild.state.Decision;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.GuildLane;
import dev.guildhall.guild.state.GuildState;
import dev.guildhall.owner.ColdReads;
import dev.guildhall.owner.Lane;
import dev.guildhall.owner.OpenChange;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.owner.Work;
import dev.guildhall.store.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Where a loaded guild's work is decided: commands, queries, sessions that attach. What is not in memory is
/// asked of the store, and the work decided again from the start.
final class Desk {
    private final GuildId guildId;
    private final long epoch;
    private final OwnerWorld world;
    private final Deciding deciding;
    private final OwnerLife<GuildMessage, ColdKey, GuildEffect> life;
    private final GuildContinuity continuity;
    private final GuildState state;
    private final ColdReads<GuildMessage, ColdKey, ColdValue> cold;

    Desk(
            GuildId guildId,
            long epoch,
            OwnerWorld world,
            Deciding deciding,
            OwnerLife<GuildMessage, ColdKey, GuildEffect> life,
            GuildContinuity continuity,
            GuildState state) {
        this.guildId = guildId;
        this.epoch = epoch;
        this.world = world;
        this.deciding = deciding;
        this.life = life;
        this.continuity = continuity;
        this.state = state;
        this.cold = new ColdReads<>(life, state, new ColdLoader(guildId, world.store(), world.clock())::load);
    }

    GuildState state() {
        return state;
    }

    void work(Work<GuildMessage> work) {
        switch (work.message()) {
            case GuildAsk ask -> decide(work, ask);
            case GuildQuery.ViewAs query -> viewAs(work, query);
            case GuildQuery.View query -> query.replyTo().tell(view());
            case GuildQuery.VoiceOf query -> voiceOf(work, query);
            case GuildQuery.PresencesOf query -> query.replyTo().tell(presences(query));
            case GuildSession.Attach attach -> attach(work, attach);
            case GuildSession.Subscribe at -> look(work, at);
            case UserChanged changed -> userChanged(work, changed);
            default -> throw new IllegalStateException("no work: " + work.message());
        }
    }

    private void decide(Work<GuildMessage> work, GuildAsk ask) {
        GuildFacts facts = new GuildFacts(world.clock(), world.ids(), work.seed());
        switch (deciding.decide(state, ask.actorId(), ask.command(), ask.reason(), facts)) {
            case Decision.Needs needs -> cold.await(work, needs.keys());
            case Decision.Rejected rejected -> ask.replyTo().tell(rejected.answer());
            case Decision.Accepted accepted -> accept(ask.replyTo(), accepted);
        }
    }

    /// As if the membership had changed: its row is written again as it is.
    private void userChanged(Work<GuildMessage> work, UserChanged changed) {
        if (state.snapshot() == null) {
            return;
        }
        ColdValue.Person person = person(work, changed.user().id());
        Member member = person == null ? null : person.member();
        if (member != null) {
            GuildEvent event = new GuildEvent.MemberChanged(new MemberProfile(member, changed.user()));
            accept(life.nobody(), new Decision.Accepted(List.of(event), GuildResult.NOTHING));
        }
    }

    /// An acceptance without events ("it is so already") may rest on what is not durable yet, so it waits for
    /// its turn, too.
    private void accept(ActorRef<GuildReply> replyTo, Decision.Accepted accepted) {
        List<GuildEvent> events = accepted.events();
        Lane lane = events.isEmpty() ? Lane.WHOLE : GuildLane.of(events.getFirst());
        if (life.full(lane)) {
            replyTo.tell(new GuildReply.Unavailable());
            return;
        }
        List<Change> changes = apply(events);
        state.pinWritten(events);
        OpenChange<GuildEffect> change = life.decided(
                lane, changes, new GuildEffect.Publish(events, GuildReply.done(accepted.result()), replyTo));
        if (change.number() == 0) {
            state.unpinWritten(events);
        }
    }

    private List<Change> apply(List<GuildEvent> events) {
        List<Change> changes = new ArrayList<>();
        for (GuildEvent event : events) {
            state.apply(event);
            changes.addAll(Changes.of(event, state.snapshot()));
        }
        return changes;
    }

    /// The store has it: what it wrote may be forgotten and read again. Changes of an earlier life are not
    /// pinned here.
    void durable(OpenChange<GuildEffect> change) {
        if (change.effect() instanceof GuildEffect.Publish publish && life.made(change)) {
            state.unpinWritten(publish.events());
        }
    }

    private void viewAs(Work<GuildMessage> work, GuildQuery.ViewAs query) {
        GuildSnapshot published = continuity.published();
        if (published == null) {
            query.replyTo().tell(GuildReply.refused(ApiError.UNKNOWN_GUILD));
            return;
        }
        ColdValue.Person person = person(work, query.viewer());
        if (person != null) {
            MemberProfile viewer = profile(person);
            query.replyTo()
                    .tell(
                            viewer == null
                                    ? GuildReply.refused(ApiError.MISSING_ACCESS)
                                    : GuildReply.done(new GuildResult.OfView(published, viewer)));
        }
    }

    private GuildReply view() {
        GuildSnapshot published = continuity.published();
        return published == null
                ? GuildReply.refused(ApiError.UNKNOWN_GUILD)
                : GuildReply.done(new GuildResult.OfPage(
                        published, continuity.company().presences().count()));
    }

    private GuildReply presences(GuildQuery.PresencesOf query) {
        return GuildReply.done(
                new GuildResult.OfPresences(continuity.company().presences().of(query.users())));
    }

    private void voiceOf(Work<GuildMessage> work, GuildQuery.VoiceOf query) {
        GuildSnapshot published = continuity.published();
        if (published == null) {
            query.replyTo().tell(GuildReply.refused(ApiError.UNKNOWN_GUILD));
            return;
        }
        ColdValue.Person person = person(work, query.viewer());
        if (person == null) {
            return;
        }
        VoiceState voice = continuity.company().voices().of(query.userId());
        Member viewer = person.member();
        if (viewer == null) {
            query.replyTo().tell(GuildReply.refused(ApiError.MISSING_ACCESS));
        } else if (voice == null || !seesVoice(published, viewer, voice)) {
            query.replyTo().tell(GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
        } else {
            query.replyTo().tell(GuildReply.done(new GuildResult.OfVoice(voice)));
        }
    }

    /// Its own at any rate.
    private boolean seesVoice(GuildSnapshot guild, Member viewer, VoiceState voice) {
        Channel channel = guild.channels().get(voice.channelId());
        return viewer.userId().equals(voice.userId())
                || (channel != null
                        && Permission.VIEW_CHANNEL.in(PermissionCalculator.inChannel(
                                guild.guild(),
                                guild.roles(),
                                channel,
                                viewer,
                                world.clock().instant())));
    }

    /// Sits down once everything that was decided before has left: then what was published is what was
    /// decided, and the membership seen here fits it.
    private void attach(Work<GuildMessage> work, GuildSession.Attach attach) {
        if (!continuity.stillEnters(attach)) {
            return;
        }
        ColdValue.Person person =
                state.snapshot() == null ? new ColdValue.Person(null, null) : person(work, attach.userId());
        if (person == null) {
            return;
        }
        MemberProfile self = profile(person);
        if (self == null) {
            continuity.entered(attach.sessionId());
            attach.relay().tell(new GuildDelivery.SessionRefused(guildId, epoch, attach.sessionId()));
            return;
        }
        Listing.Whom whom = Listing.whom(attach, state.snapshot());
        ColdKey key = whom.key();
        ColdValue.Roster roster = key == null ? null : roster(work, key);
        if (key != null && roster == null) {
            return;
        }
        state.pin(new ColdKey.PersonKey(attach.userId()));
        Listing listing = roster == null ? null : new Listing(whom, roster);
        life.decided(Lane.WHOLE, List.of(), new GuildEffect.Enter(attach, self, listing));
    }

    /// Who is in a small guild's lists is read here, and right once everything that was decided before has left.
    private void look(Work<GuildMessage> work, GuildSession.Subscribe at) {
        if (!at.equals(continuity.subscription(at.sessionId())) || state.snapshot() == null) {
            return;
        }
        ColdValue.Roster roster = roster(work, new ColdKey.RosterKey());
        if (roster != null) {
            life.decided(Lane.WHOLE, List.of(), new GuildEffect.Look(at, roster));
        }
    }

    /// Null when it is being read: the work has its turn again then.
    private ColdValue.@Nullable Roster roster(Work<GuildMessage> work, ColdKey key) {
        if (state.cold(key) instanceof ColdValue.Roster roster) {
            return roster;
        }
        cold.await(work, Set.of(key));
        return null;
    }

    /// Null when it is being read: the work has its turn again then.
    private ColdValue.@Nullable Person person(Work<GuildMessage> work, UserId userId) {
        ColdKey.PersonKey key = new ColdKey.PersonKey(userId);
        if (state.cold(key) instanceof ColdValue.Person person) {
            return person;
        }
        cold.await(work, Set.of(key));
        return null;
    }

    private static @Nullable MemberProfile profile(ColdValue.Person person) {
        return person.user() == null || person.member() == null
                ? null
                : new MemberProfile(person.member(), person.user());
    }
}
