package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.guild.state.Changes;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdLoad;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.guild.state.Decision;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.GuildState;
import dev.guildhall.guild.state.Lane;
import dev.guildhall.store.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/// Where a loaded guild's work is decided: commands, queries, sessions that attach. What is not in memory is
/// asked of the store, once for all who wait for it, and the work decided again from the start.
final class Desk {
    private final ActorContext<GuildMessage> context;
    private final GuildId guildId;
    private final long epoch;
    private final World world;
    private final GuildContinuity continuity;
    private final GuildState state;
    private final CommitLine commits;
    private final ColdLoader loader;
    private final Set<ColdKey> beingLoaded = new HashSet<>();
    private final long bornAfter;

    Desk(
            ActorContext<GuildMessage> context,
            GuildId guildId,
            long epoch,
            World world,
            GuildContinuity continuity,
            GuildState state,
            CommitLine commits) {
        this.context = context;
        this.guildId = guildId;
        this.epoch = epoch;
        this.world = world;
        this.continuity = continuity;
        this.state = state;
        this.commits = commits;
        this.loader = new ColdLoader(guildId, world.store());
        this.bornAfter = continuity.lastSequence();
    }

    GuildState state() {
        return state;
    }

    void work(Work work) {
        switch (work.message()) {
            case GuildAsk ask -> decide(work, ask);
            case GuildQuery.ViewAs query -> viewAs(work, query);
            case GuildQuery.View query -> query.replyTo().tell(view());
            case GuildSession.Attach attach -> attach(work, attach);
            default -> throw new IllegalStateException("no work: " + work.message());
        }
    }

    private void decide(Work work, GuildAsk ask) {
        GuildFacts facts = new GuildFacts(world.clock(), world.ids(), work.seed());
        switch (world.deciding().decide(state, ask.actorId(), ask.command(), ask.reason(), facts)) {
            case Decision.Needs needs -> await(work, needs.keys());
            case Decision.Rejected rejected -> ask.replyTo().tell(rejected.answer());
            case Decision.Accepted accepted -> accept(ask, accepted);
        }
    }

    /// An acceptance without events ("it is so already") may rest on what is not durable yet, so it waits for
    /// its turn, too.
    private void accept(GuildAsk ask, Decision.Accepted accepted) {
        List<GuildEvent> events = accepted.events();
        Lane lane = events.isEmpty() ? Lane.GUILD : Lane.of(events.getFirst());
        if (continuity.lanes.full(lane)) {
            ask.replyTo().tell(new GuildReply.Unavailable());
            return;
        }
        List<Change> changes = apply(events);
        long number = changes.isEmpty() ? 0 : commits.nextNumber();
        OpenChange change = new OpenChange(
                continuity.nextSequence(),
                lane,
                new OpenChange.Effect.Publish(number, events, GuildReply.done(accepted.result()), ask.replyTo()));
        state.pinWritten(events);
        continuity.lanes.add(change);
        if (number == 0) {
            state.unpinWritten(events);
            return;
        }
        context.pipeToSelf(
                commits.commit(number, changes),
                (done, failure) -> new GuildSignal.CommitEnded(change, failure == null ? null : Stages.cause(failure)));
    }

    private List<Change> apply(List<GuildEvent> events) {
        List<Change> changes = new ArrayList<>();
        for (GuildEvent event : events) {
            state.apply(event);
            changes.addAll(Changes.of(event, state.snapshot()));
        }
        return changes;
    }

    /// The store has it: what it wrote may be forgotten and read again. Changes of an earlier life are not pinned here.
    void durable(OpenChange change) {
        if (change.sequence() > bornAfter) {
            state.unpinWritten(change.events());
        }
    }

    private void viewAs(Work work, GuildQuery.ViewAs query) {
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
                : GuildReply.done(new GuildResult.OfGuild(published));
    }

    /// Sits down once everything that was decided before has left: then what was published is what was decided,
    /// and the membership seen here fits it.
    private void attach(Work work, GuildSession.Attach attach) {
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
        state.pin(new ColdKey.PersonKey(attach.userId()));
        continuity.lanes.add(
                new OpenChange(continuity.nextSequence(), Lane.GUILD, new OpenChange.Effect.Enter(attach, self)));
    }

    /// Null when it is being read: the work has its turn again then.
    private ColdValue.@Nullable Person person(Work work, UserId userId) {
        ColdKey.PersonKey key = new ColdKey.PersonKey(userId);
        if (state.cold(key) instanceof ColdValue.Person person) {
            return person;
        }
        await(work, Set.of(key));
        return null;
    }

    private static @Nullable MemberProfile profile(ColdValue.Person person) {
        return person.user() == null || person.member() == null
                ? null
                : new MemberProfile(person.member(), person.user());
    }

    private void await(Work work, Set<ColdKey> keys) {
        if (work.rounds() >= Work.ROUNDS_MAX) {
            throw new IllegalStateException("never has enough: " + work.message());
        }
        if (!continuity.waiting.offer(work.again(), keys)) {
            throw new IllegalStateException("what was taken from the waiting room fits there");
        }
        Set<ColdKey> missing = new HashSet<>(keys);
        missing.removeAll(beingLoaded);
        if (!missing.isEmpty()) {
            load(missing);
        }
    }

    private void load(Set<ColdKey> missing) {
        beingLoaded.addAll(missing);
        ColdLoad load = state.beginLoad(missing);
        context.pipeToSelf(
                Stages.of(() -> loader.load(missing)),
                (values, failure) -> failure == null
                        ? new GuildSignal.ColdLoaded(epoch, load, values)
                        : new GuildSignal.ColdFailed(epoch, load, Stages.cause(failure)));
    }

    void loaded(ColdLoad load, Map<ColdKey, ColdValue> values) {
        state.complete(load, values);
        beingLoaded.removeAll(load.keys());
        continuity.waiting.arrived(load.keys());
    }

    /// What cannot be decided because of it.
    List<Work> failed(ColdLoad load) {
        state.abandon(load);
        beingLoaded.removeAll(load.keys());
        return continuity.waiting.failed(load.keys());
    }
}
