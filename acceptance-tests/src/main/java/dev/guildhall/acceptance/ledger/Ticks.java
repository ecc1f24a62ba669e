package dev.guildhall.acceptance.ledger;

import java.util.concurrent.atomic.AtomicLong;

/// The one order of all acts of a run. A counter, not a clock: no two acts share a tick, and none goes back.
final class Ticks {
    private final AtomicLong last = new AtomicLong();

    long next() {
        return last.incrementAndGet();
    }
}
