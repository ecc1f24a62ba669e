package dev.guildhall.owner;

import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/// The life cycle that all owners share. What a message does is the [Owner]'s to say.
///
/// A life begins with what [Continuity] kept of the one before, lets that leave, loads the owner from the store,
/// and then works off what waits. It ends by a crash (the next life begins at once), when the store turns out to
/// lack a change that was decided, or the lease was lost and had again (the same), or for good: idle, at the shard's
/// word, with the lease lost to another node, or after too many crashes.
public final class OwnerActor<M, K, E> extends AbstractBehavior<Object> {
    private final TimerScheduler<Object> timers;
    private final Origin<M, K, E> origin;
    private final Continuity<M, K, E> continuity;
    private final Settlement<E> settlement;
    private final OwnerLife<M, K, E> life;
    private final Owner<M, ?, E> owner;
    private final OwnerCounters.OfKind counters;
    private boolean begun;
    private boolean loading;
    private boolean loaded;
    private @Nullable Behavior<Object> successor;

    private OwnerActor(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            Origin<M, K, E> origin,
            Continuity<M, K, E> continuity) {
        super(context);
        context.setLoggerName(OwnerActor.class);
        this.timers = timers;
        this.origin = origin;
        this.continuity = continuity;
        this.settlement = new Settlement<>(continuity.lanes);
        this.life = new OwnerLife<>(context, timers, origin, continuity, this::unavailable);
        this.owner = origin.birth().apply(life);
        this.counters = origin.world().counters().of(origin.id());
        continuity.tells(this::commitEnded);
        context.setReceiveTimeout(origin.world().config().idleBeforePassivation(), new OwnerSignal.Idle());
        context.getSelf().tell(new OwnerSignal.GoOn(life.number(), this::begin));
    }

    /// An owner's actor. It tells itself more than `M`, so inside it is an actor of anything.
    public static <M, K, E> Behavior<M> create(Origin<M, K, E> origin) {
        return Behaviors.<Object>setup(outer -> {
                    Continuity<M, K, E> continuity =
                            new Continuity<>(origin.world().config(), origin.restartsMax());
                    origin.world().counters().of(origin.id()).started.increment();
                    // Unlimited here: the life itself counts crashes, because only it can tell everybody when it gives
                    // up.
                    return Behaviors.supervise(Behaviors.<Object>withTimers(timers ->
                                    Behaviors.setup(context -> new OwnerActor<>(context, timers, origin, continuity))))
                            .onFailure(Throwable.class, SupervisorStrategy.restart());
                })
                .narrow();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(OwnerSignal.class, this::onSignal)
                .onMessage(origin.messages(), this::onMessage)
                .build();
    }

    private Behavior<Object> onMessage(M message) {
        owner.receive(message);
        return turn();
    }

    private Behavior<Object> onSignal(OwnerSignal signal) {
        switch (signal) {
            case OwnerSignal.GoOn goOn
            when goOn.life() == life.number() -> goOn.what().run();
            case OwnerSignal.GoOn ofAnEarlierLife -> {}
            case OwnerSignal.CommitEnded<?> ended -> ended.deliver();
            case OwnerSignal.Idle idle -> idle();
        }
        return turn();
    }

    // ---- beginning -------------------------------------------------------------------------------------------------

    private void begin() {
        Work<M> culprit = continuity.takeCulprit();
        if (culprit != null) {
            owner.refuse(culprit.message(), NotDone.CRASHED);
        }
        OpenChange<E> leaving = continuity.leaving();
        if (life.number() > 1) {
            counters.restarts.increment();
        }
        if (life.number() > 1 && givesUp(leaving)) {
            counters.givenUp.increment();
            life.log()
                    .error(
                            "{} gives up after {} crashes; the next message starts it anew",
                            origin.name(),
                            continuity.crashes.lately());
            end();
            return;
        }
        begun = true;
        owner.begin();
        if (leaving != null) {
            leave(leaving);
        }
        continuity.waiting.forgetLoads();
        if (settlement.ready()) {
            settle();
        }
    }

    private boolean givesUp(@Nullable OpenChange<E> leaving) {
        continuity.crashes.count(origin.world().nowNs().getAsLong());
        return continuity.crashes.tooMany() || (leaving != null && !leaving.mayRetry());
    }

    /// Lets leave what may, then loads once nothing from before is on its way, then works off what waits.
    private Behavior<Object> turn() {
        if (successor == null && begun && !settlement.needed()) {
            drain();
            if (!loaded && !loading && continuity.lanes.empty()) {
                loading = true;
                loadAfter(life.number() > 1 ? continuity.crashes.pause() : Duration.ZERO);
            }
            workOff();
        }
        if (successor == null && life.stopping() && continuity.quiet()) {
            end();
        }
        return successor == null ? this : successor;
    }

    private void loadAfter(Duration pause) {
        if (pause.isZero()) {
            load(owner);
        } else {
            life.after("load", pause, () -> load(owner));
        }
    }

    private record Loaded<R>(Lease lease, long lastNumber, R rows) {}

    private <R> void load(Owner<M, R, E> into) {
        OwnerStore store = store();
        life.await(
                () -> store.lease(origin.id())
                        .thenCompose(lease -> store.lastNumber(origin.id())
                                .thenCombine(into.read(), (number, rows) -> new Loaded<>(lease, number, rows))),
                found -> {
                    loaded = true;
                    origin.world().ids().raise(found.lease().idsAboveMs());
                    life.opens(found.lease(), found.lastNumber());
                    into.loaded(found.rows());
                },
                this::loadFailed);
    }

    /// Who waits is told, rather than kept until their own deadline.
    private void loadFailed(Throwable failure) {
        life.log().warn("{} cannot be loaded: {}", origin.name(), failure.toString());
        refuseWaiting();
        loadAfter(storeRetry());
    }

    // ---- working ---------------------------------------------------------------------------------------------------

    private void workOff() {
        while (loaded && owner.takesWork()) {
            Work<M> work = continuity.waiting.poll();
            if (work == null) {
                return;
            }
            continuity.decides(work);
            decide(work);
            continuity.decided();
            drain();
        }
    }

    /// Ids are drawn while something is decided, before anything is applied, and cannot be had without the store.
    private void decide(Work<M> work) {
        try {
            owner.work(work);
        } catch (StoreUnavailable noIds) {
            life.log().warn("{} cannot decide: {}", origin.name(), noIds.toString());
            unavailable(work);
        }
    }

    private void drain() {
        for (OpenChange<E> change = continuity.lanes.poll(); change != null; change = continuity.lanes.poll()) {
            leave(change);
        }
    }

    private void leave(OpenChange<E> change) {
        continuity.leaves(change);
        owner.leave(change);
        continuity.left();
    }

    // ---- commits ---------------------------------------------------------------------------------------------------

    private void commitEnded(OpenChange<E> change, @Nullable Throwable failure) {
        if (failure == null) {
            counters.commits.increment();
            change.becameDurable();
            owner.durable(change);
        } else {
            counters.unknownCommits.increment();
            life.log()
                    .warn(
                            "{} does not know the outcome of commit {}: {}",
                            origin.name(),
                            change.number(),
                            failure.toString());
            settlement.unknown(change);
        }
        if (settlement.ready()) {
            settle();
        }
    }

    /// The store's word on the owner: what it has, and by what right this process asks.
    private record Standing(Lease lease, long lastNumber) {}

    /// Asked once all commits have ended in some way, so that the answer covers them all.
    private void settle() {
        life.await(this::standing, this::settledAt, this::settleFailed);
    }

    /// The number is known to be of that lease.
    private CompletionStage<Standing> standing() {
        return store().lease(origin.id())
                .thenCompose(lease -> store().lastNumber(origin.id())
                        .thenCombine(store().lease(origin.id()), (number, still) -> {
                            if (still.epoch() != lease.epoch())
                                throw new StoreUnavailable("the lease changed meanwhile");
                            return new Standing(lease, number);
                        }));
    }

    /// A number that another process gave says nothing of what was decided here. One that is this process's own says
    /// all, also when the lease was lost and had again.
    private void settledAt(Standing standing) {
        if (!standing.lease().continues(continuity.epoch())) {
            life.log().warn("{} lost its lease to another node and stops", origin.name());
            counters.leasesLost.increment();
            end();
            return;
        }
        boolean anew = standing.lease().epoch() != continuity.epoch();
        if (settlement.settledAt(standing.lastNumber(), owner::durable) || anew) {
            // What was decided since may rest on what is lost: the next life starts from what the store has.
            drain();
            timers.cancelAll();
            successor = new OwnerActor<>(getContext(), timers, origin, continuity);
        }
    }

    private void settleFailed(Throwable failure) {
        life.log().warn("{} cannot ask how far the store got: {}", origin.name(), failure.toString());
        refuseWaiting();
        life.after("settle", storeRetry(), this::settle);
    }

    // ---- end -------------------------------------------------------------------------------------------------------

    private void idle() {
        if (!owner.needed() && continuity.quiet()) {
            origin.passivation().ask(getContext().getSelf().narrow());
        }
    }

    private void end() {
        counters.ended.increment();
        refuseWaiting();
        owner.end(continuity.openChanges());
        successor = Behaviors.stopped();
    }

    private void refuseWaiting() {
        continuity.waiting.takeBounded().forEach(this::unavailable);
    }

    private void unavailable(Work<M> work) {
        owner.refuse(work.message(), NotDone.UNAVAILABLE);
    }

    private OwnerStore store() {
        return origin.world().store().owners();
    }

    private Duration storeRetry() {
        return origin.world().config().storeRetry();
    }
}
