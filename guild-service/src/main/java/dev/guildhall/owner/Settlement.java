package dev.guildhall.owner;

import java.util.function.Consumer;

/// Commits whose outcome the store did not tell. While there are any, nothing leaves.
final class Settlement<E> {
    private final Lanes<E> lanes;
    private int unknown;

    Settlement(Lanes<E> lanes) {
        this.lanes = lanes;
        this.unknown = (int) lanes.open().stream().filter(OpenChange::unknown).count();
    }

    void unknown(OpenChange<E> change) {
        change.becameUnknown();
        unknown++;
    }

    boolean needed() {
        return unknown > 0;
    }

    /// There are some, and no commit is under way any more: one answer of the store covers them all.
    boolean ready() {
        return needed() && lanes.open().stream().noneMatch(OpenChange::open);
    }

    /// The owner's last durable commit is `lastNumber`; each of the unknown that it covers goes to `durable`. True when
    /// something that was decided is lost; what was decided after it without a commit of its own is lost with it.
    boolean settledAt(long lastNumber, Consumer<OpenChange<E>> durable) {
        unknown = 0;
        long firstLost = Long.MAX_VALUE;
        for (OpenChange<E> change : lanes.open()) {
            if (!change.unknown()) {
                continue;
            }
            if (change.number() <= lastNumber) {
                change.becameDurable();
                durable.accept(change);
            } else {
                change.becameLost();
                firstLost = Math.min(firstLost, change.sequence());
            }
        }
        for (OpenChange<E> change : lanes.open()) {
            if (change.number() == 0 && change.sequence() > firstLost) {
                change.becameLost();
            }
        }
        return firstLost != Long.MAX_VALUE;
    }
}
