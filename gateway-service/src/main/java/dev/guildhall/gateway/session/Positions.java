package dev.guildhall.gateway.session;

import org.jspecify.annotations.Nullable;

/// Where in the relay's log a session's last dispatches are: four bytes for each, none when the session is
/// idle. The dispatch with sequence number `last()` is the newest, and numbers are contiguous, so a number is a
/// distance.
///
/// Indexes are kept in their low 32 bits; they are compared with the log's next index, which is never 2^32
/// ahead of an entry that is still there (that would take 70 million events a second for the log's minute).
final class Positions {
    static final int SLOTS_MIN = 8;

    private final int slotsMax;
    private int @Nullable [] ring;
    private int start;
    private int size;
    private long last;

    /// @param last the sequence number of the newest dispatch so far; it is not kept
    /// @param slotsMax how many are kept; then the oldest goes, and a client that needs it identifies again
    Positions(long last, int slotsMax) {
        this.last = last;
        this.slotsMax = slotsMax;
    }

    /// The newest sequence number.
    long last() {
        return last;
    }

    /// The oldest sequence number that is kept, `last() + 1` when none is.
    long first() {
        return last - size + 1;
    }

    /// Gives the next sequence number to the entry at `index`.
    long add(long index, RelayLog log) {
        int[] slots = withRoom(log);
        slots[slot(slots, size)] = (int) index;
        size++;
        return ++last;
    }

    /// The log's index for a kept number.
    long at(long sequence, RelayLog log) {
        int[] slots = ring;
        if (slots == null || sequence < first() || sequence > last) return -1;
        int low = slots[slot(slots, (int) (sequence - first()))];
        long next = log.next();
        return next - Integer.toUnsignedLong((int) next - low);
    }

    /// Called now and then: forgets what the log has forgotten.
    void trim(RelayLog log) {
        forget(before(log.oldest(), log));
        while (size > 0 && log.at(at(first(), log)) == null) {
            forget(1);
        }
        if (size == 0) {
            ring = null;
            start = 0;
        }
    }

    int slots() {
        return ring == null ? 0 : ring.length;
    }

    private void forget(int count) {
        start += count;
        size -= count;
    }

    /// How many kept numbers are older than an index. A search, since thousands of sessions are trimmed of
    /// thousands of entries each.
    private int before(long index, RelayLog log) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(first() + middle, log) < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] withRoom(RelayLog log) {
        // Not at the bound, where each number would pay for a look at an entry that is long out of the cache.
        if (ring != null && size == ring.length && size < slotsMax) trim(log);
        if (ring == null) {
            ring = new int[SLOTS_MIN];
        } else if (size == ring.length && size < slotsMax) {
            ring = grown(ring);
        } else if (size == ring.length) {
            forget(1);
        }
        return ring;
    }

    private int[] grown(int[] full) {
        int[] larger = new int[full.length * 2];
        int from = start & (full.length - 1);
        System.arraycopy(full, from, larger, 0, full.length - from);
        System.arraycopy(full, 0, larger, full.length - from, from);
        start = 0;
        return larger;
    }

    private int slot(int[] slots, int distance) {
        return (start + distance) & (slots.length - 1);
    }
}
