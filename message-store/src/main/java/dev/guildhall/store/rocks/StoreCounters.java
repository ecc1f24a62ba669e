package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreStats;
import java.util.concurrent.atomic.LongAdder;

/// The counters behind [StoreStats].
final class StoreCounters {
    final LongAdder commits = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder refusedWrites = new LongAdder();
    final LongAdder failedWrites = new LongAdder();
    final LongAdder refusedReads = new LongAdder();
    private final LongAdder reads = new LongAdder();
    private final LongAdder readNs = new LongAdder();
    private final LongAdder syncs = new LongAdder();
    private final LongAdder syncNs = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void countSync(long writtenBytes, long tookNs) {
        syncs.increment();
        bytes.add(writtenBytes);
        syncNs.add(tookNs);
    }

    void countRead(long tookNs) {
        reads.increment();
        readNs.add(tookNs);
    }

    StoreStats read() {
        return new StoreStats(
                commits.sum(),
                repeats.sum(),
                batches.sum(),
                syncs.sum(),
                syncNs.sum(),
                bytes.sum(),
                refusedWrites.sum(),
                failedWrites.sum(),
                reads.sum(),
                readNs.sum(),
                refusedReads.sum());
    }
}
