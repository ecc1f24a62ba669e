package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.guild.fanout.Audience;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.GuildState;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// One life of a guild's actor: mailbox, timers, the store's answers, beginning and end. What a command does is
/// the decider's to say ([Desk]), what others hear of it [Emission]'s.
///
/// A life begins with what [GuildContinuity] kept of the one before, lets that leave, loads the guild from the
/// store, and then works off what waits. It ends by a crash (the next life begins at once), when the store
/// turns out to lack a change that was decided (the same), or for good: idle, at the shard's word, with its
/// lease lost, or after too many crashes.
final class GuildActor extends AbstractBehavior<GuildMessage> {
    /// Asks the shard to let the actor go.
    @FunctionalInterface
    interface Passivation {
        void ask(ActorRef<GuildMessage> self);
    }

    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

    private final GuildId guildId;
    private final World world;
    private final Passivation passivation;
    private final TimerScheduler<GuildMessage> timers;
    private final GuildContinuity continuity;
    private final Logger log;
    private final long epoch;
    private final Audience audience;
    private final FanOut fanOut;
    private final Emission emission;
    private final Settlement settlement;
    private @Nullable Desk desk;
    private boolean begun;
    private boolean loading;
    private boolean stopping;
    private int crashes;

    private GuildActor(
            ActorContext<GuildMessage> context,
            TimerScheduler<GuildMessage> timers,
            GuildId guildId,
            World world,
            Passivation passivation,
            GuildContinuity continuity) {
        super(context);
        this.guildId = guildId;
        this.world = world;
        this.passivation = passivation;
        this.timers = timers;
        this.continuity = continuity;
        this.log = context.getLog();
        // An id grows over restarts, passivation and moves between nodes, as an epoch must.
        this.epoch = world.ids().next();
        this.audience = new Audience(continuity.published());
        this.fanOut = new FanOut(guildId, epoch, audience, world.clock());
        this.emission = new Emission(guildId, continuity, audience, fanOut, world.owners());
        this.settlement = new Settlement(continuity.lanes);
        context.setReceiveTimeout(world.config().idleBeforePassivation(), new GuildSignal.Idle());
        context.getSelf().tell(new GuildSignal.Begin(epoch));
    }

    static Behavior<GuildMessage> create(GuildId guildId, World world, Passivation passivation) {
        return Behaviors.setup(outer -> {
            GuildContinuity continuity = new GuildContinuity(world.config());
            // Unlimited here: the life itself counts crashes, because only it can tell everybody when it gives up.
            return Behaviors.supervise(Behaviors.<GuildMessage>withTimers(timers -> Behaviors.setup(
                            context -> new GuildActor(context, timers, guildId, world, passivation, continuity))))
                    .onFailure(Throwable.class, SupervisorStrategy.restart());
        });
    }

    @Override
    public Receive<GuildMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(GuildAsk.class, this::onAsk)
                .onMessage(GuildQuery.class, this::onQuery)
                .onMessage(GuildSession.class, this::onSession)
                .onMessage(GuildSignal.class, this::onSignal)
                .build();
    }

    private Behavior<GuildMessage> onAsk(GuildAsk ask) {
        return take(ask);
    }

    private Behavior<GuildMessage> onQuery(GuildQuery query) {
        return take(query);
    }

    private Behavior<GuildMessage> onSession(GuildSession session) {
        return switch (session) {
            case GuildSession.Attach attach -> {
                continuity.enters(attach);
                getContext().watchWith(attach.relay(), new GuildSignal.RelayGone(attach.relay()));
                yield take(attach);
            }
            case GuildSession.Detach detach -> {
                emission.gone(detach.sessionId(), state());
                yield next();
            }
        };
    }

    private Behavior<GuildMessage> onSignal(GuildSignal signal) {
        return switch (signal) {
            case GuildSignal.Begin begin -> begin.epoch() == epoch ? begin() : this;
            case GuildSignal.Load load -> load.epoch() == epoch ? load() : this;
            case GuildSignal.Loaded loaded -> loaded.epoch() == epoch ? loaded(loaded) : this;
            case GuildSignal.LoadFailed failed -> failed.epoch() == epoch ? loadFailed(failed.failure()) : this;
            case GuildSignal.ColdLoaded cold -> cold.epoch() == epoch ? coldLoaded(cold) : this;
            case GuildSignal.ColdFailed cold -> cold.epoch() == epoch ? coldFailed(cold) : this;
            case GuildSignal.CommitEnded ended -> commitEnded(ended.change(), ended.failure());
            case GuildSignal.Settle settle -> settle.epoch() == epoch ? settle() : this;
            case GuildSignal.SettledAt settled -> settled.epoch() == epoch ? settledAt(settled.lastNumber()) : this;
            case GuildSignal.SettleFailed failed -> failed.epoch() == epoch ? settleFailed(failed.failure()) : this;
            case GuildSignal.RelayGone gone -> relayGone(gone);
            case GuildSignal.RetrySessions retry -> {
                retrySessions();
                yield proceed();
            }
            case GuildSignal.Idle idle -> idle();
            case GuildSignal.Stop stop -> {
                stopping = true;
                yield next();
            }
        };
    }

    // ---- beginning -------------------------------------------------------------------------------------------------

    private Behavior<GuildMessage> begin() {
        boolean crashed = !continuity.begins();
        Work culprit = continuity.takeCulprit();
        if (culprit != null) {
            refuse(culprit, GuildReply.refused(ApiError.INTERNAL_SERVER_ERROR));
        }
        crashes = crashed
                ? continuity.crashed(world.nowNs().getAsLong(), world.config().restartWindow())
                : 0;
        if (crashed && (crashes > world.config().restartsMax() || hopeless(continuity.leaving()))) {
            log.error("guild {} gives up after {} crashes; the next message starts it anew", guildId, crashes);
            return end();
        }
        begun = true;
        announce();
        OpenChange leaving = continuity.leaving();
        if (leaving != null) {
            emission.emit(leaving, null);
        }
        continuity.waiting.forgetLoads();
        retrySessions();
        return settlement.ready() ? settle() : proceed();
    }

    private static boolean hopeless(@Nullable OpenChange leaving) {
        return leaving != null && !leaving.mayRetry();
    }

    /// Tells each relay that its sessions go on under this life, and in which classes they sit now.
    private void announce() {
        continuity.relays().forEach(relay -> {
            getContext().unwatch(relay);
            getContext().watchWith(relay, new GuildSignal.RelayGone(relay));
            relay.tell(new GuildDelivery.EpochStarted(guildId, epoch, true));
        });
        continuity
                .attached()
                .forEach(each -> fanOut.announce(audience.attach(each.session(), each.member()))
                        .send());
    }

    /// Lets leave what may, then loads once nothing from before is on its way, then works off what waits.
    private Behavior<GuildMessage> proceed() {
        if (!begun || settlement.needed()) {
            return next();
        }
        drain();
        if (desk == null && !loading && continuity.lanes.empty()) {
            loading = true;
            Duration pause = backoff();
            if (pause.isZero()) {
                getContext().getSelf().tell(new GuildSignal.Load(epoch));
            } else {
                timers.startSingleTimer(new GuildSignal.Load(epoch), pause);
            }
        }
        workOff();
        return next();
    }

    private Duration backoff() {
        if (crashes < 2) {
            return Duration.ZERO;
        }
        Duration pause = world.config().restartBackoff().multipliedBy(1L << Math.min(crashes - 2, 16));
        return pause.compareTo(BACKOFF_MAX) < 0 ? pause : BACKOFF_MAX;
    }

    private Behavior<GuildMessage> load() {
        OwnerId owner = new OwnerId.OfGuild(guildId);
        CompletionStage<GuildSignal> row = Stages.of(
                        () -> world.store().owners().lease(owner))
                .thenCompose(lease -> world.store()
                        .owners()
                        .lastNumber(owner)
                        .thenCombine(
                                world.store().guilds().guild(guildId),
                                (number, found) -> loaded(lease, number, found)));
        getContext()
                .pipeToSelf(
                        row,
                        (loaded, failure) ->
                                failure == null ? loaded : new GuildSignal.LoadFailed(epoch, Stages.cause(failure)));
        return this;
    }

    private GuildSignal loaded(Lease lease, long number, Optional<GuildRows.GuildRecord> found) {
        return new GuildSignal.Loaded(epoch, lease, number, found);
    }

    private Behavior<GuildMessage> loaded(GuildSignal.Loaded loaded) {
        GuildState state = loaded.row().map(GuildState::loaded).orElseGet(() -> GuildState.absent(guildId));
        CommitLine commits = new CommitLine(
                world.store().owners(), new OwnerId.OfGuild(guildId), loaded.lease(), loaded.lastNumber());
        continuity.publish(state.snapshot());
        fanOut.reloaded(state.snapshot()).forEach(Outgoing::send);
        continuity
                .attached()
                .forEach(each -> state.pin(new ColdKey.PersonKey(each.session().userId())));
        desk = new Desk(getContext(), guildId, epoch, world, continuity, state, commits);
        return proceed();
    }

    /// Who waits is told, rather than kept until their own deadline; sessions wait on.
    private Behavior<GuildMessage> loadFailed(Throwable failure) {
        log.warn("guild {} cannot be loaded: {}", guildId, failure.toString());
        if (failure instanceof LeaseLost) {
            return end();
        }
        refuseAsks();
        timers.startSingleTimer(new GuildSignal.Load(epoch), world.config().storeRetry());
        return next();
    }

    // ---- working ---------------------------------------------------------------------------------------------------

    private Behavior<GuildMessage> take(GuildMessage message) {
        Work work = new Work(message, world.random().nextLong(), 0);
        if (!continuity.waiting.offer(work)) {
            refuse(work, new GuildReply.Unavailable());
        }
        return proceed();
    }

    private void workOff() {
        Desk open = desk;
        if (open == null) {
            return;
        }
        for (Work work = continuity.waiting.poll(); work != null; work = continuity.waiting.poll()) {
            continuity.decides(work);
            open.work(work);
            continuity.decided();
            drain();
        }
    }

    private void drain() {
        for (OpenChange change = continuity.lanes.poll(); change != null; change = continuity.lanes.poll()) {
            emission.emit(change, state());
        }
    }

    private @Nullable GuildState state() {
        return desk == null ? null : desk.state();
    }

    private Behavior<GuildMessage> coldLoaded(GuildSignal.ColdLoaded cold) {
        if (desk != null) {
            desk.loaded(cold.load(), cold.values());
        }
        return proceed();
    }

    private Behavior<GuildMessage> coldFailed(GuildSignal.ColdFailed cold) {
        log.warn(
                "guild {} cannot read {} rows: {}",
                guildId,
                cold.load().keys().size(),
                cold.failure().toString());
        if (desk != null) {
            desk.failed(cold.load()).forEach(work -> refuse(work, new GuildReply.Unavailable()));
        }
        return proceed();
    }

    // ---- commits ---------------------------------------------------------------------------------------------------

    private Behavior<GuildMessage> commitEnded(OpenChange change, @Nullable Throwable failure) {
        if (failure instanceof LeaseLost) {
            log.warn("guild {} lost its lease and stops", guildId);
            return end();
        }
        if (failure == null) {
            change.becameDurable();
            if (desk != null) {
                desk.durable(change);
            }
        } else {
            log.warn(
                    "guild {} does not know the outcome of commit {}: {}",
                    guildId,
                    change.number(),
                    failure.toString());
            settlement.unknown(change);
        }
        return settlement.ready() ? settle() : proceed();
    }

    /// Asked once all commits have ended in some way, so that the answer covers them all.
    private Behavior<GuildMessage> settle() {
        if (!settlement.ready()) {
            return next();
        }
        getContext()
                .pipeToSelf(
                        Stages.of(() -> world.store().owners().lastNumber(new OwnerId.OfGuild(guildId))),
                        (number, failure) -> failure == null
                                ? new GuildSignal.SettledAt(epoch, number)
                                : new GuildSignal.SettleFailed(epoch, Stages.cause(failure)));
        return next();
    }

    private Behavior<GuildMessage> settledAt(long lastNumber) {
        boolean lost = settlement.settledAt(lastNumber, desk);
        if (!lost) {
            return proceed();
        }
        // What was decided since may rest on what is lost: the next life starts from what the store has.
        drain();
        timers.cancelAll();
        return new GuildActor(getContext(), timers, guildId, world, passivation, continuity);
    }

    private Behavior<GuildMessage> settleFailed(Throwable failure) {
        log.warn("guild {} cannot ask how far the store got: {}", guildId, failure.toString());
        refuseAsks();
        timers.startSingleTimer(new GuildSignal.Settle(epoch), world.config().storeRetry());
        return next();
    }

    // ---- end -------------------------------------------------------------------------------------------------------

    private Behavior<GuildMessage> relayGone(GuildSignal.RelayGone gone) {
        continuity.sessionsOf(gone.relay()).forEach(session -> emission.gone(session, state()));
        return next();
    }

    private Behavior<GuildMessage> idle() {
        if (!continuity.anybodyThere() && quiet()) {
            passivation.ask(getContext().getSelf());
        }
        return this;
    }

    private boolean quiet() {
        return continuity.lanes.empty() && continuity.waiting.noAsks();
    }

    private Behavior<GuildMessage> next() {
        return stopping && quiet() ? end() : this;
    }

    /// Acknowledges nothing more. Sessions that are still there attach again, wherever the guild is then.
    private Behavior<GuildMessage> end() {
        refuseAsks();
        continuity.openChanges().forEach(change -> {
            if (change.effect() instanceof OpenChange.Effect.Publish publish) {
                publish.replyTo().tell(new GuildReply.Unavailable());
            }
        });
        if (continuity.anybodyThere()) {
            GuildDelivery gone =
                    new GuildDelivery.EpochStarted(guildId, world.ids().next(), false);
            continuity.relays().forEach(relay -> relay.tell(gone));
        }
        return Behaviors.stopped();
    }

    private void refuseAsks() {
        continuity.waiting.takeAsks().forEach(work -> refuse(work, new GuildReply.Unavailable()));
    }

    private void refuse(Work work, GuildReply answer) {
        switch (work.message()) {
            case GuildAsk ask -> ask.replyTo().tell(answer);
            case GuildQuery query -> query.replyTo().tell(answer);
            case GuildSession.Attach attach -> refuseSession(attach, answer);
            default -> throw new IllegalStateException("no work: " + work.message());
        }
    }

    /// A session whose attaching crashed goes on without the guild. One that the store was not there for tries again.
    private void refuseSession(GuildSession.Attach attach, GuildReply answer) {
        if (answer instanceof GuildReply.Unavailable) {
            continuity.defer(attach);
            timers.startSingleTimer(
                    new GuildSignal.RetrySessions(epoch), world.config().storeRetry());
            return;
        }
        continuity.entered(attach.sessionId());
        attach.relay().tell(new GuildDelivery.SessionRefused(guildId, epoch, attach.sessionId()));
    }

    private void retrySessions() {
        continuity.takeDeferred().forEach(attach -> continuity.waiting.offer(new Work(attach, 0, 0)));
    }
}
