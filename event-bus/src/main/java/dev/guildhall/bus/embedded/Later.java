package dev.guildhall.bus.embedded;

import java.time.Duration;

/// Runs something after a while. Tests hold it.
@FunctionalInterface
interface Later {
    void run(Duration after, Runnable task);
}
