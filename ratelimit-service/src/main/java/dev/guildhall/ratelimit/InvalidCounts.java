package dev.guildhall.ratelimit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// One part of [InvalidRequests] and its lock.
final class InvalidCounts {

    private final RateLimit limit;
    private final int addressesMax;
    private final LongSupplier nowNs;
    private final long startNs;
    private final Map<Caller.Address, SlotCounter> byAddress = new HashMap<>();
    private long evicted;

    InvalidCounts(RateLimit limit, int addressesMax, LongSupplier nowNs) {
        this.limit = limit;
        this.addressesMax = Math.max(1, addressesMax);
        this.nowNs = nowNs;
        this.startNs = nowNs.getAsLong();
    }

    synchronized void count(Caller.Address address) {
        long elapsedNs = elapsedNs();
        SlotCounter counter = byAddress.get(address);
        if (counter == null) {
            makeRoom(elapsedNs);
            counter = new SlotCounter(limit.perNs());
            byAddress.put(address, counter);
        }
        counter.add(elapsedNs);
    }

    synchronized long bannedForNs(Caller.Address address) {
        SlotCounter counter = byAddress.get(address);
        return counter == null ? 0 : counter.atLeastForNs(limit.permits(), elapsedNs());
    }

    synchronized int addresses() {
        return byAddress.size();
    }

    synchronized long evicted() {
        return evicted;
    }

    private void makeRoom(long elapsedNs) {
        if (byAddress.size() < addressesMax) return;
        byAddress.values().removeIf(counter -> counter.sum(elapsedNs) == 0);
        if (byAddress.size() < addressesMax) return;
        byAddress.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().sum(elapsedNs)))
                .ifPresent(least -> byAddress.remove(least.getKey()));
        evicted++;
    }

    /// Time since the start, so that slots count from 0 whatever the monotonic clock's origin is.
    private long elapsedNs() {
        return nowNs.getAsLong() - startNs;
    }
}
