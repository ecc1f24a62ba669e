package dev.guildhall.guild;

import org.jspecify.annotations.Nullable;

/// Commits whose outcome the store did not tell. While there are any, nothing leaves.
final class Settlement {
    private final Lanes lanes;
    private int unknown;

    Settlement(Lanes lanes) {
        this.lanes = lanes;
        this.unknown = (int) lanes.open().stream().filter(OpenChange::unknown).count();
    }

    void unknown(OpenChange change) {
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

    /// The owner's last durable commit is `lastNumber`. True when something that was decided is lost; what was
    /// decided after it without a commit of its own is lost with it.
    boolean settledAt(long lastNumber, @Nullable Desk desk) {
        unknown = 0;
        long firstLost = Long.MAX_VALUE;
        for (OpenChange change : lanes.open()) {
            if (!change.unknown()) {
                continue;
            }
            if (change.number() <= lastNumber) {
                change.becameDurable();
                if (desk != null) {
                    desk.durable(change);
                }
            } else {
                change.becameLost();
                firstLost = Math.min(firstLost, change.sequence());
            }
        }
        for (OpenChange change : lanes.open()) {
            if (change.number() == 0 && change.sequence() > firstLost) {
                change.becameLost();
            }
        }
        return firstLost != Long.MAX_VALUE;
    }
}
