package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.concurrent.CompletionStage;

/// What a slot's row says about its outbox.
///
/// @param taken up to there, the bus has everything
/// @param kept the first segment of that epoch's journal that may still be there
/// @param settled nothing more happened under that epoch
record OutboxMark(Place taken, long kept, boolean settled) {
    /// Of a slot of which nothing was ever taken.
    static final OutboxMark NONE = new OutboxMark(new Place(1, 0), 0, false);

    static CompletionStage<OutboxMark> read(Cql cql, Slot slot) {
        return cql.row(CoreQuery.OUTBOX_READ, OutboxMark::of, slot.number()).thenApply(found -> found.orElse(NONE));
    }

    CompletionStage<Void> write(Cql cql, Slot slot, long atUs) {
        return cql.alone(
                Cql.write(CoreQuery.OUTBOX_PUT, atUs, slot.number(), taken.epoch(), taken.seq(), kept, settled));
    }

    private static OutboxMark of(Row row) {
        return new OutboxMark(
                new Place(row.getLong("epoch"), row.getLong("seq")), row.getLong("kept"), row.getBoolean("settled"));
    }
}
