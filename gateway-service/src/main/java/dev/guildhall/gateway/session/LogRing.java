package dev.guildhall.gateway.session;

import org.jspecify.annotations.Nullable;

/// Entries by index, in a ring that grows when it is full and shrinks when it is mostly empty. Entries leave
/// anywhere, so a slot between the oldest and the next may be empty.
final class LogRing {
    private static final int SLOTS_MIN = 1024;

    private @Nullable LogEntry[] slots = new @Nullable LogEntry[SLOTS_MIN];
    private long first;
    private long next;

    long next() {
        return next;
    }

    /// The lowest index that is not empty; `next()` when all are.
    long first() {
        return first;
    }

    void add(LogEntry entry) {
        if (next - first == slots.length) resize(slots.length * 2);
        slots[slot(next)] = entry;
        next++;
    }

    @Nullable
    LogEntry at(long index) {
        return index < first || index >= next ? null : slots[slot(index)];
    }

    void remove(long index) {
        slots[slot(index)] = null;
        while (first < next && slots[slot(first)] == null) {
            first++;
        }
        if (slots.length > SLOTS_MIN && next - first < slots.length / 4) resize(slots.length / 2);
    }

    @Nullable
    LogEntry oldest() {
        return first == next ? null : slots[slot(first)];
    }

    private int slot(long index) {
        return (int) (index & (slots.length - 1));
    }

    private void resize(int length) {
        @Nullable LogEntry[] resized = new @Nullable LogEntry[length];
        for (long index = first; index < next; index++) {
            resized[(int) (index & (length - 1))] = slots[slot(index)];
        }
        slots = resized;
    }
}
