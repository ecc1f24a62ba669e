package dev.guildhall.servers;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One direction of a [TcpProxy]: whether what comes may go on, and how much later.
final class Passage {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean held;
    private int waiting;
    private Duration delay = Duration.ZERO;

    void set(boolean hold, Duration later) {
        lock.lock();
        try {
            held = hold;
            delay = later;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when something is held here.
    void awaitHeld(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = patience.toNanos();
            while (!held || waiting == 0) {
                if (leftNs <= 0) throw new IllegalStateException("nothing came to be held within " + patience);
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    /// What holds for what arrives now.
    Duration delay() {
        lock.lock();
        try {
            return delay;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when it is not held.
    void await() throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            while (held) changed.await();
            waiting--;
        } finally {
            lock.unlock();
        }
    }
}
