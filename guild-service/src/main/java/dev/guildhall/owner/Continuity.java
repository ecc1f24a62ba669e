package dev.guildhall.owner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every owner keeps through a crash of its actor: what was decided and has not left, what waits, and what
/// was being worked on when it crashed. The decided state is not here: it is what may be wrong, and comes anew
/// from the store.
final class Continuity<M, K, E> {
    /// Where the end of a commit is told.
    @FunctionalInterface
    interface CommitEnds<E> {
        /// `failure` null: it is durable.
        void ended(OpenChange<E> change, @Nullable Throwable failure);
    }

    final Lanes<E> lanes;
    final WaitingRoom<M, K> waiting;
    final Crashes crashes;
    private @Nullable CommitEnds<E> life;
    private @Nullable Work<M> deciding;
    private @Nullable OpenChange<E> leaving;
    private long lastSequence;
    private long epoch;
    private int lives;

    Continuity(OwnerConfig config, int restartsMax) {
        this.lanes = new Lanes<>(config.openPerLaneMax());
        this.waiting = new WaitingRoom<>(config.waitingMax());
        this.crashes = new Crashes(config.restartWindow(), restartsMax, config.restartBackoff());
    }

    /// 1 for the first life of the actor.
    int nextLife() {
        return ++lives;
    }

    long lastSequence() {
        return lastSequence;
    }

    long nextSequence() {
        return ++lastSequence;
    }

    /// The lease's epoch under which everything was decided that is open.
    long epoch() {
        return epoch;
    }

    void opens(long leased) {
        epoch = leased;
    }

    /// From here on this life is told of commits that end, those of earlier lives included.
    void tells(CommitEnds<E> current) {
        life = current;
    }

    void commitEnded(OpenChange<E> change, @Nullable Throwable failure) {
        if (life == null) {
            throw new IllegalStateException("a commit before the first life");
        }
        life.ended(change, failure);
    }

    /// From here to [#decided] a crash is this work's doing.
    void decides(Work<M> work) {
        deciding = work;
    }

    void decided() {
        deciding = null;
    }

    /// What was being decided when the actor crashed; asked once.
    @Nullable
    Work<M> takeCulprit() {
        Work<M> culprit = deciding;
        deciding = null;
        return culprit;
    }

    /// From here to [#left] the change is in nobody's hands but these.
    void leaves(OpenChange<E> change) {
        leaving = change;
    }

    void left() {
        leaving = null;
    }

    /// What was leaving when the actor crashed.
    @Nullable
    OpenChange<E> leaving() {
        return leaving;
    }

    /// Everything decided that has not left.
    List<OpenChange<E>> openChanges() {
        List<OpenChange<E>> open = new ArrayList<>(lanes.open());
        if (leaving != null) {
            open.add(leaving);
        }
        return open;
    }

    boolean quiet() {
        return lanes.empty() && waiting.nothingBounded();
    }
}
