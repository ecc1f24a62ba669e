package dev.guildhall.owner;

/// Something decided whose effects have not left yet. Survives a crash of the owner's actor.
public final class OpenChange<E> {
    /// After a crash its effects are worked out once more, with everything rebuilt; what crashes again will always.
    private static final int RETRIES_MAX = 1;

    private final long sequence;
    private final Lane lane;
    private final long number;
    private final E effect;
    private Outcome outcome;
    private int retries;

    private enum Outcome {
        OPEN,
        UNKNOWN,
        DURABLE,
        LOST
    }

    /// `sequence` grows with each change of the owner. `number` is the commit's, 0 where nothing is durable.
    OpenChange(long sequence, Lane lane, long number, E effect) {
        this.sequence = sequence;
        this.lane = lane;
        this.number = number;
        this.effect = effect;
        this.outcome = number == 0 ? Outcome.DURABLE : Outcome.OPEN;
    }

    long sequence() {
        return sequence;
    }

    Lane lane() {
        return lane;
    }

    /// What happens when it leaves.
    public E effect() {
        return effect;
    }

    /// The commit's number; 0 where there is none.
    public long number() {
        return number;
    }

    void becameDurable() {
        outcome = Outcome.DURABLE;
    }

    /// The store did not say whether it did it.
    void becameUnknown() {
        outcome = Outcome.UNKNOWN;
    }

    /// It is not in the store and will not be.
    void becameLost() {
        outcome = Outcome.LOST;
    }

    boolean open() {
        return outcome == Outcome.OPEN;
    }

    boolean unknown() {
        return outcome == Outcome.UNKNOWN;
    }

    /// It was decided and will never have happened.
    public boolean lost() {
        return outcome == Outcome.LOST;
    }

    boolean settled() {
        return outcome == Outcome.DURABLE || outcome == Outcome.LOST;
    }

    /// Called after working out its effects crashed; false when that happened before.
    boolean mayRetry() {
        return ++retries <= RETRIES_MAX;
    }
}
