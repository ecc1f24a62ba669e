package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.CommitRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The entries of one slot under one epoch, numbered from 1, in partitions of [SlotJournal#SEGMENT].
record Journal(Cql cql, Slot slot, long epoch) {
    /// One mutation: the entries lie in one partition.
    CompletionStage<Void> put(List<JournalEntry> entries) {
        return cql.together(entries.stream().map(this::write).toList());
    }

    /// Those that are there of a batch.
    CompletionStage<List<JournalEntry>> entries(long firstSeq, long lastSeq) {
        return segment(segment(firstSeq), firstSeq)
                .thenApply(found ->
                        found.stream().filter(entry -> entry.seq() <= lastSeq).toList());
    }

    /// All from `seq` on. Segments follow each other without a hole.
    CompletionStage<List<JournalEntry>> from(long seq) {
        return from(segment(seq), seq, new ArrayList<>());
    }

    private CompletionStage<List<JournalEntry>> from(long segment, long seq, List<JournalEntry> found) {
        return segment(segment, seq).thenCompose(entries -> {
            found.addAll(entries);
            boolean more = !entries.isEmpty() && segment(entries.getLast().seq() + 1) != segment;
            return more ? from(segment + 1, seq, found) : CompletableFuture.completedFuture(found);
        });
    }

    /// At most `max` from `seq` on, within its segment.
    CompletionStage<List<JournalEntry>> page(long seq, int max) {
        return cql.rows(CoreQuery.JOURNAL_PAGE, Journal::entry, slot.number(), epoch, segment(seq), seq, max);
    }

    /// The slot's journal of another epoch.
    Journal of(long other) {
        return new Journal(cql, slot, other);
    }

    /// From this number on nothing is there that is older than `atUs`, and nothing will be.
    CompletionStage<Void> shadow(long fromSeq, long atUs) {
        return cql.alone(Cql.write(CoreQuery.JOURNAL_SHADOW, atUs, slot.number(), epoch, segment(fromSeq), fromSeq));
    }

    CompletionStage<Void> drop(long segment, long atUs) {
        return cql.alone(Cql.write(CoreQuery.JOURNAL_DROP, atUs, slot.number(), epoch, segment));
    }

    /// How far the rows are known to be there. A mark too low costs a successor some writing.
    CompletionStage<Void> mark(long applied, long atUs) {
        return cql.alone(Cql.write(CoreQuery.MARK_PUT, atUs, slot.number(), epoch, applied));
    }

    CompletionStage<Long> marked() {
        return cql.row(CoreQuery.MARK_READ, row -> row.getLong("applied"), slot.number(), epoch)
                .thenApply(found -> found.orElse(0L));
    }

    /// Drops the mark, when nothing is left that it says anything about.
    CompletionStage<Void> forgetMark(long atUs) {
        return cql.alone(Cql.write(CoreQuery.MARK_DROP, atUs, slot.number(), epoch));
    }

    /// The owner's last number by its row.
    CompletionStage<Long> number(OwnerId owner) {
        return cql.row(CoreQuery.NUMBER_READ, row -> row.getLong("number"), Slot.kind(owner), owner.number())
                .thenApply(found -> found.orElse(0L));
    }

    static long segment(long seq) {
        return (seq - 1) / SlotJournal.SEGMENT;
    }

    /// The number of a segment's last entry.
    static long lastOf(long segment) {
        return (segment + 1) * SlotJournal.SEGMENT;
    }

    private Cql.Write write(JournalEntry entry) {
        return Cql.write(
                CoreQuery.JOURNAL_PUT,
                entry.firstUs(),
                slot.number(),
                epoch,
                segment(entry.seq()),
                entry.seq(),
                entry.firstUs(),
                ByteBuffer.wrap(CommitRow.encode(entry.commit())));
    }

    private CompletionStage<List<JournalEntry>> segment(long segment, long fromSeq) {
        return cql.rows(CoreQuery.JOURNAL_READ, Journal::entry, slot.number(), epoch, segment, fromSeq);
    }

    private static JournalEntry entry(Row row) {
        return new JournalEntry(
                row.getLong("seq"), row.getLong("first_us"), CommitRow.decode(Blob.bytes(row, "entry")));
    }
}
