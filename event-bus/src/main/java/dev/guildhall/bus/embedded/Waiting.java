package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.WaitingLine;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A hand-over, and who waits for it.
///
/// @param bytes about what it takes in memory and on disk
record Waiting(List<BusRecord> records, long bytes, CompletableFuture<Void> done) implements WaitingLine.Sized {
    /// A record's own row, beside its value: key, offset, and what objects cost.
    private static final int RECORD_BYTES = 96;

    static Waiting of(List<BusRecord> records) {
        List<BusRecord> kept = List.copyOf(records);
        long bytes = 0;
        for (BusRecord record : kept) bytes += RECORD_BYTES + record.value().length();
        return new Waiting(kept, bytes, new CompletableFuture<>());
    }
}
