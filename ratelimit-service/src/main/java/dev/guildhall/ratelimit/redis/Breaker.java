package dev.guildhall.ratelimit.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// Whether Redis is asked. After a failure nobody asks but one caller in each `retry`; when that one is answered,
/// all do again. So a server that hangs makes one call in a while wait for the timeout, and not all of them.
final class Breaker {
    private final long retryNs;
    private final LongSupplier nowNs;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean open;
    private volatile long failedNs;

    Breaker(Duration retry, LongSupplier nowNs) {
        this.retryNs = retry.toNanos();
        this.nowNs = nowNs;
    }

    /// Whoever gets true asks, and tells how that ended.
    boolean admits() {
        if (!open) return true;
        return nowNs.getAsLong() - failedNs >= retryNs && trying.compareAndSet(false, true);
    }

    void answered() {
        open = false;
        trying.set(false);
    }

    void failed() {
        failedNs = nowNs.getAsLong();
        open = true;
        trying.set(false);
    }

    boolean isOpen() {
        return open;
    }
}
