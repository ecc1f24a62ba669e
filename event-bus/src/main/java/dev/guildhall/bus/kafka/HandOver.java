package dev.guildhall.bus.kafka;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.RecordRefused;
import dev.guildhall.bus.WaitingLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One hand-over, and who waits for it. Answers once each of its records is settled, whatever became of the
/// others: whoever repeats it then overtakes nothing of its own.
final class HandOver implements WaitingLine.Sized {
    /// A record's own, beside its value: key, headers, and what objects cost.
    private static final long RECORD_BYTES = 128;

    private final List<BusRecord> records;
    private final long bytes;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<BusRecord> refused = new ArrayList<>();
    private @Nullable Exception refusal;
    private @Nullable BusUnavailable failure;
    private int open;

    HandOver(List<BusRecord> records) {
        this.records = List.copyOf(records);
        this.bytes = this.records.stream().mapToLong(HandOver::bytes).sum();
        this.open = this.records.size();
    }

    static long bytes(BusRecord record) {
        return RECORD_BYTES + record.value().length();
    }

    List<BusRecord> records() {
        return records;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    void kept() {
        if (settleOne()) answer();
    }

    /// Kafka will never take the record.
    void refused(BusRecord record, Exception cause) {
        synchronized (this) {
            refused.add(record);
            if (refusal == null) refusal = cause;
        }
        if (settleOne()) answer();
    }

    /// Nobody knows whether Kafka has a record.
    void lost(BusUnavailable cause) {
        synchronized (this) {
            failure = cause;
        }
        if (settleOne()) answer();
    }

    private synchronized boolean settleOne() {
        open--;
        return open == 0;
    }

    private void answer() {
        BusUnavailable lost = failure;
        Exception never = refusal;
        if (lost != null) done.completeExceptionally(lost);
        else if (never != null) done.completeExceptionally(new RecordRefused(refused, never));
        else done.complete(null);
    }
}
