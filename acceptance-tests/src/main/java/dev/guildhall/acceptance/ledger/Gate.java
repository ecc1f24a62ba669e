package dev.guildhall.acceptance.ledger;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Shut while the node is known to be dead, so that clients who lost it wait for it instead of spinning.
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean open = true;

    void shut() {
        set(false);
    }

    void open() {
        set(true);
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            while (!open) opened.await();
        } finally {
            lock.unlock();
        }
    }

    private void set(boolean value) {
        lock.lock();
        try {
            open = value;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
