package dev.guildhall.bus.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hand-overs on their way to disk, in the order of arrival, bounded in bytes. What the writer took still counts
/// until it says that it is done with it.
final class WaitingLine {
    /// What became of something offered.
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting> line = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    WaitingLine(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// One alone is always taken, however large: refusing it again and again would help nobody.
    Offer offer(Waiting handed) {
        lock.lock();
        try {
            if (closed) return Offer.CLOSED;
            if (bytes > 0 && bytes + handed.bytes() > bytesMax) return Offer.FULL;
            line.addLast(handed);
            bytes += handed.bytes();
            changed.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something, then takes what fits into a batch, always at least one. Nothing when the
    /// line is closed and empty.
    List<Waiting> take(long batchBytesMax) {
        lock.lock();
        try {
            while (line.isEmpty() && !closed) changed.awaitUninterruptibly();
            List<Waiting> taken = new ArrayList<>();
            long takenBytes = 0;
            while (!line.isEmpty()
                    && (taken.isEmpty() || takenBytes + line.getFirst().bytes() <= batchBytesMax)) {
                takenBytes += line.getFirst().bytes();
                taken.add(line.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// What was taken leaves the count.
    void done(List<Waiting> taken) {
        lock.lock();
        try {
            for (Waiting handed : taken) bytes -= handed.bytes();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is taken in; what waits stays to be taken out.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
