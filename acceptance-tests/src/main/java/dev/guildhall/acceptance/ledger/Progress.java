package dev.guildhall.acceptance.ledger;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far the senders are: each intent and each answer is a step. Faults wait for steps, never for time, so a
/// slow machine meets them at the same places as a fast one.
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long steps;
    private boolean over;

    void step() {
        lock.lock();
        try {
            steps++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// No step will follow: whoever waits for one goes on.
    void end() {
        lock.lock();
        try {
            over = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(long step) throws InterruptedException {
        lock.lock();
        try {
            while (steps < step && !over) moved.await();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for that many further steps.
    void awaitMore(long count) throws InterruptedException {
        await(steps() + count);
    }

    /// Waits for the end, and no longer than so; true when it is there.
    boolean overWithin(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = time.toNanos();
            while (!over && leftNs > 0) leftNs = moved.awaitNanos(leftNs);
            return over;
        } finally {
            lock.unlock();
        }
    }

    boolean over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    private long steps() {
        lock.lock();
        try {
            return steps;
        } finally {
            lock.unlock();
        }
    }
}
