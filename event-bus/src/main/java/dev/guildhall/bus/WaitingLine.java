package dev.guildhall.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hand-overs on their way to an adapter's one writer, in the order of arrival, bounded in bytes. What the writer
/// took still counts until it says that it is done with it.
public final class WaitingLine<T extends WaitingLine.Sized> {
    /// Something handed over.
    public interface Sized {
        /// About what it takes in memory.
        long bytes();
    }

    /// What became of something offered.
    public enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<T> line = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    public WaitingLine(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// One alone is always taken, however large: refusing it again and again would help nobody.
    public Offer offer(T handed) {
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
    public List<T> take(long batchBytesMax) {
        lock.lock();
        try {
            while (line.isEmpty() && !closed) changed.awaitUninterruptibly();
            List<T> taken = new ArrayList<>();
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

    /// So much of what was taken leaves the count.
    public void done(long doneBytes) {
        lock.lock();
        try {
            bytes -= doneBytes;
        } finally {
            lock.unlock();
        }
    }

    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is taken in; what waits stays to be taken out.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
