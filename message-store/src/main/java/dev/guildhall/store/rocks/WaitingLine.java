package dev.guildhall.store.rocks;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the writer, in the order of arrival, bounded in number and in bytes.
final class WaitingLine {
    /// What became of something offered.
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private final int countMax;
    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting<?>> line = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    WaitingLine(int countMax, long bytesMax) {
        this.countMax = countMax;
        this.bytesMax = bytesMax;
    }

    Offer offer(Waiting<?> work) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (line.size() >= countMax || bytes + work.bytes() > bytesMax) {
                return Offer.FULL;
            }
            line.addLast(work);
            bytes += work.bytes();
            changed.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something, then takes up to `count` of up to `groupBytes` together, always at least
    /// one. Nothing when the line is closed and empty.
    ArrayDeque<Waiting<?>> take(int count, long groupBytes) {
        lock.lock();
        try {
            while (line.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return takeNow(count, groupBytes);
        } finally {
            lock.unlock();
        }
    }

    private ArrayDeque<Waiting<?>> takeNow(int count, long groupBytes) {
        ArrayDeque<Waiting<?>> taken = new ArrayDeque<>();
        long takenBytes = 0;
        Waiting<?> next = line.peekFirst();
        while (next != null && taken.size() < count && (taken.isEmpty() || takenBytes + next.bytes() <= groupBytes)) {
            taken.addLast(line.removeFirst());
            takenBytes += next.bytes();
            next = line.peekFirst();
        }
        bytes -= takenBytes;
        return taken;
    }

    /// Nothing more is taken in; what waits stays to be taken out.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
