package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a node dispatched lately: each event once, however many sessions got it. It is the resume buffer of all
/// of them.
///
/// Bounds: `logWindow` in time, `logBytesPerOwnerMax` for one owner's events, `logBytesMax` together. At a
/// bound the oldest entry goes, counted; a session that needs it is told to identify again. A single entry
/// larger than its owner's bound is kept until the next one comes.
///
/// One thread at a time: the relay's.
final class RelayLog {
    private final SessionBounds bounds;
    private final LongSupplier nowNs;
    private final GatewayCounters counters;
    private final LogRing ring = new LogRing();
    private final Map<Object, OwnerLog> owners = new HashMap<>();
    private long bytes;

    RelayLog(SessionBounds bounds, LongSupplier nowNs, GatewayCounters counters) {
        this.bounds = bounds;
        this.nowNs = nowNs;
        this.counters = counters;
    }

    /// The entries of one owner, oldest first.
    private static final class OwnerLog {
        private final ArrayDeque<LogEntry> entries = new ArrayDeque<>();
        private long bytes;
    }

    /// Keeps an event of `owner` (a guild's or a session's id) and returns its index.
    long append(Object owner, EncodedEvent event) {
        evictExpired();
        LogEntry entry = LogEntry.of(ring.next(), owner, event, nowNs.getAsLong());
        ring.add(entry);
        OwnerLog log = owners.computeIfAbsent(owner, none -> new OwnerLog());
        log.entries.add(entry);
        log.bytes += entry.bytes();
        bytes += entry.bytes();
        keepBounds(log);
        return entry.index();
    }

    /// The event at `index`; null when it was evicted.
    @Nullable
    EncodedEvent at(long index) {
        LogEntry entry = ring.at(index);
        return entry == null ? null : entry.event();
    }

    /// No entry has a lower index.
    long oldest() {
        return ring.first();
    }

    /// The index that the next entry gets.
    long next() {
        return ring.next();
    }

    /// Called at each append and once a second.
    void evictExpired() {
        long oldestNs = nowNs.getAsLong() - bounds.logWindow().toNanos();
        for (LogEntry oldest = ring.oldest(); oldest != null && oldest.atNs() - oldestNs < 0; oldest = ring.oldest()) {
            evict(oldest);
        }
    }

    long bytes() {
        return bytes;
    }

    int owners() {
        return owners.size();
    }

    /// The newest entry always stays: its recipients are about to be told of it.
    private void keepBounds(OwnerLog log) {
        while (log.bytes > bounds.logBytesPerOwnerMax() && log.entries.size() > 1) {
            counters.add(GatewayCounter.LOG_ENTRIES_EVICTED);
            evict(log.entries.getFirst());
        }
        LogEntry oldest = ring.oldest();
        while (bytes > bounds.logBytesMax() && oldest != null && oldest.index() != ring.next() - 1) {
            counters.add(GatewayCounter.LOG_ENTRIES_EVICTED);
            evict(oldest);
            oldest = ring.oldest();
        }
    }

    /// Always an owner's oldest, so its queue loses its head.
    private void evict(LogEntry entry) {
        ring.remove(entry.index());
        bytes -= entry.bytes();
        OwnerLog log = owners.get(entry.owner());
        if (log == null) return;
        log.entries.removeFirst();
        log.bytes -= entry.bytes();
        if (log.entries.isEmpty()) owners.remove(entry.owner());
    }
}
