package dev.guildhall.benchmarks;

import java.util.concurrent.atomic.AtomicBoolean;

/// Throws once when it is armed, and remembers when.
final class InjectedCrash {
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile long atNs;

    void arm() {
        armed.set(true);
    }

    /// Called where the crash shall happen.
    void point() {
        if (armed.compareAndSet(true, false)) {
            atNs = System.nanoTime();
            throw new IllegalStateException("injected by the benchmark");
        }
    }

    /// From the last crash to now.
    double msSince() {
        if (armed.get()) {
            throw new IllegalStateException("nothing came by the place that crashes");
        }
        return (System.nanoTime() - atNs) / 1e6;
    }
}
