package dev.guildhall.owner;

import org.jspecify.annotations.Nullable;

/// What an owner's actor tells itself.
sealed interface OwnerSignal {
    /// Something that `life` began can go on: the store answered, or time passed. An older life's is dropped.
    record GoOn(int life, Runnable what) implements OwnerSignal {}

    /// Commits outlive the life that made them, so whichever is on then hears of it.
    record CommitEnded<E>(
            Continuity<?, ?, E> continuity,
            OpenChange<E> change,
            @Nullable Throwable failure) implements OwnerSignal {
        void deliver() {
            continuity.commitEnded(change, failure);
        }
    }

    /// Nobody said anything for a while.
    record Idle() implements OwnerSignal {}
}
