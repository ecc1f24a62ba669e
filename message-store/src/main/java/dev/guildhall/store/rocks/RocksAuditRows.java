package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.AuditRows;
import dev.guildhall.store.row.AuditRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.rocksdb.RocksIterator;

/// Reads of audit logs.
final class RocksAuditRows implements AuditRows {
    private final Reads reads;
    private final InstantSource clock;

    RocksAuditRows(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<AuditEntry>> before(GuildId guildId, AuditEntryId before, Filter filter, int limit) {
        Instant oldest = clock.instant().minus(Limits.AUDIT_KEPT);
        byte[] prefix = Keys.of(guildId.value());
        return reads.latest(view -> {
            List<AuditEntry> found = new ArrayList<>();
            try (RocksIterator rows = view.iterator(Family.AUDIT_LOG)) {
                rows.seekForPrev(AuditKeys.of(guildId, new AuditEntryId(before.value() - 1)));
                for (; found.size() < limit && View.within(rows, prefix); rows.prev()) {
                    if (AuditKeys.older(rows.key(), oldest)) {
                        break;
                    }
                    add(rows, filter, found);
                }
                View.check(rows);
            }
            return found;
        });
    }

    @Override
    public CompletionStage<List<AuditEntry>> after(GuildId guildId, AuditEntryId after, Filter filter, int limit) {
        Instant oldest = clock.instant().minus(Limits.AUDIT_KEPT);
        byte[] prefix = Keys.of(guildId.value());
        return reads.latest(view -> {
            List<AuditEntry> found = new ArrayList<>();
            try (RocksIterator rows = view.iterator(Family.AUDIT_LOG)) {
                rows.seek(AuditKeys.of(guildId, new AuditEntryId(after.value() + 1)));
                for (; found.size() < limit && View.within(rows, prefix); rows.next()) {
                    if (!AuditKeys.older(rows.key(), oldest)) {
                        add(rows, filter, found);
                    }
                }
                View.check(rows);
            }
            return found;
        });
    }

    private static void add(RocksIterator rows, Filter filter, List<AuditEntry> found) {
        AuditEntry entry = AuditRow.decode(AuditKeys.entryOf(rows.key()), rows.value());
        if (filter.passes(entry)) {
            found.add(entry);
        }
    }
}
