package dev.guildhall.owner;

import dev.guildhall.store.Change;
import dev.guildhall.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// One life of an owner's actor, as the kind of owner sees it: work that waits, changes that are made durable, the
/// store's answers, timers. For the actor's thread.
public final class OwnerLife<M, K, E> {
    private final ActorContext<Object> context;
    private final TimerScheduler<Object> timers;
    private final Origin<M, K, E> origin;
    private final Continuity<M, K, E> continuity;
    private final Consumer<Work<M>> refusal;
    private final int number;
    private final long bornAfter;
    private @Nullable CommitLine commits;
    private boolean stopping;

    OwnerLife(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            Origin<M, K, E> origin,
            Continuity<M, K, E> continuity,
            Consumer<Work<M>> refusal) {
        this.context = context;
        this.timers = timers;
        this.origin = origin;
        this.continuity = continuity;
        this.refusal = refusal;
        this.number = continuity.nextLife();
        this.bornAfter = continuity.lastSequence();
    }

    /// 1 for the first life of the actor.
    int number() {
        return number;
    }

    public Logger log() {
        return context.getLog();
    }

    // ---- work ------------------------------------------------------------------------------------------------------

    /// Puts a message in line to be decided. Beyond the configured number of waiting messages a `bounded`
    /// one is refused; the others are those that something else bounds.
    public void take(M message, boolean bounded) {
        Work<M> work = new Work<>(message, bounded, origin.world().random().nextLong(), 0);
        if (!continuity.waiting.offer(work)) {
            refusal.accept(work);
        }
    }

    void waits(Work<M> work, Set<K> keys) {
        if (!continuity.waiting.offer(work, keys)) {
            throw new IllegalStateException("what was taken from the waiting room fits there");
        }
    }

    void arrived(Set<K> keys) {
        continuity.waiting.arrived(keys);
    }

    void unreadable(Set<K> keys, Throwable failure) {
        log().warn("{} cannot read {} rows: {}", origin.name(), keys.size(), failure.toString());
        continuity.waiting.failed(keys).forEach(refusal);
    }

    // ---- changes ---------------------------------------------------------------------------------------------------

    /// No further change of the lane can be taken.
    public boolean full(Lane lane) {
        return continuity.lanes.full(lane);
    }

    /// Nothing decided is on its way to the store or waits to leave.
    public boolean nothingOpen() {
        return continuity.lanes.empty();
    }

    /// Makes a decision's changes durable in one commit, without waiting. The effect leaves when they are,
    /// in the order of its lane. Without changes there is no commit: it leaves when everything of its lane
    /// decided before it has.
    public OpenChange<E> decided(Lane lane, List<Change> changes, E effect) {
        CommitLine line = commits;
        if (line == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        long commit = changes.isEmpty() ? 0 : line.nextNumber();
        OpenChange<E> change = new OpenChange<>(continuity.nextSequence(), lane, commit, effect);
        continuity.lanes.add(change);
        if (commit != 0) {
            context.pipeToSelf(
                    line.commit(commit, changes),
                    (done, failure) -> new OwnerSignal.CommitEnded<>(
                            continuity, change, failure == null ? null : Stages.cause(failure)));
        }
        return change;
    }

    /// False for what an earlier life decided.
    public boolean made(OpenChange<E> change) {
        return change.sequence() > bornAfter;
    }

    void opens(Lease lease, long lastNumber) {
        continuity.opens(lease.epoch());
        commits = new CommitLine(origin.world().store().owners(), origin.id(), lease, lastNumber);
    }

    // ---- the actor -------------------------------------------------------------------------------------------------

    /// Goes on in the actor when the store has answered, unless the life is over by then. A `call` that throws has
    /// failed.
    public <T> void await(Supplier<CompletionStage<T>> call, Consumer<T> answered, Consumer<Throwable> failed) {
        context.pipeToSelf(
                Stages.of(call),
                (answer, failure) -> new OwnerSignal.GoOn(
                        number,
                        failure == null ? () -> answered.accept(answer) : () -> failed.accept(Stages.cause(failure))));
    }

    /// Goes on in the actor after the pause, unless the life is over by then. The same `what` again starts the pause
    /// anew.
    public void after(String what, Duration pause, Runnable then) {
        timers.startSingleTimer(what, new OwnerSignal.GoOn(number, then), pause);
    }

    /// For questions whose answer nobody waits for.
    public <T> ActorRef<T> nobody() {
        return context.getSystem().ignoreRef();
    }

    /// `whenGone` is received when the other actor ends. Again with an equal message changes nothing.
    public void watch(ActorRef<?> other, M whenGone) {
        context.watchWith(other, whenGone);
    }

    /// The shard wants the actor to end: it does when nothing is open and nobody waits.
    public void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }
}
