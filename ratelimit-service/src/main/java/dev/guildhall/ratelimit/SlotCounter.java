package dev.guildhall.ratelimit;

import java.util.Arrays;

/// Counts in a moving window with 20 integers: what is counted is never older than the window, and what is
/// younger than 19/20 of it is always counted. Times are in nanoseconds since one common start, not negative.
/// Not thread-safe.
final class SlotCounter {

    private static final int SLOTS = 20;

    private final long slotNs;
    private final int[] counts = new int[SLOTS];
    private long newest;

    SlotCounter(long perNs) {
        slotNs = Math.max(1, perNs / SLOTS);
    }

    void add(long elapsedNs) {
        advance(elapsedNs);
        counts[index(newest)]++;
    }

    long sum(long elapsedNs) {
        advance(elapsedNs);
        return Arrays.stream(counts).asLongStream().sum();
    }

    /// For how long the sum stays at `bound` or above when nothing is added, 0 when it is below.
    long atLeastForNs(int bound, long elapsedNs) {
        long left = sum(elapsedNs);
        long leavesNs = elapsedNs;
        for (long slot = newest - SLOTS + 1; left >= bound; slot++) {
            left -= counts[index(slot)];
            leavesNs = (slot + SLOTS) * slotNs;
        }
        return leavesNs - elapsedNs;
    }

    private void advance(long elapsedNs) {
        long slot = elapsedNs / slotNs;
        if (slot - newest >= SLOTS) Arrays.fill(counts, 0);
        else for (long left = newest + 1; left <= slot; left++) counts[index(left)] = 0;
        newest = slot;
    }

    private static int index(long slot) {
        return Math.floorMod(slot, SLOTS);
    }
}
