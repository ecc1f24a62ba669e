package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.AuditRows;
import dev.guildhall.store.row.AuditRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/// Reads of audit logs. Rows that are too old run out by themselves, a day after no reader finds them any more.
final class ScyllaAuditRows implements AuditRows {
    /// Entries of one read when a filter keeps some of them back.
    private static final int FILTERED = 256;

    private final Cql cql;
    private final InstantSource clock;

    ScyllaAuditRows(Cql cql, InstantSource clock) {
        this.cql = cql;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<AuditEntry>> before(GuildId guildId, AuditEntryId before, Filter filter, int limit) {
        if (before.value() == 0) return CompletableFuture.completedFuture(List.of());
        long oldest = oldest();
        int size = pageSize(filter, limit);
        LongFunction<CompletionStage<List<AuditEntry>>> page =
                last -> entries(GuildQuery.AUDITS_DOWN, guildId.value(), oldest, last, size);
        // Ids from 2^63 on do not fit the column: below any of them is everything that does.
        long last = before.value() - 1 < 0 ? Long.MAX_VALUE : before.value() - 1;
        return collect(page, last, -1, size, filter, limit, new ArrayList<>());
    }

    @Override
    public CompletionStage<List<AuditEntry>> after(GuildId guildId, AuditEntryId after, Filter filter, int limit) {
        if (after.value() < 0 || after.value() == Long.MAX_VALUE) return CompletableFuture.completedFuture(List.of());
        int size = pageSize(filter, limit);
        LongFunction<CompletionStage<List<AuditEntry>>> page =
                first -> entries(GuildQuery.AUDITS_UP, guildId.value(), first, size);
        return collect(page, Math.max(oldest(), after.value() + 1), 1, size, filter, limit, new ArrayList<>());
    }

    /// @param page the entries from this id on
    /// @param step from an entry's id to the bound of the page that follows
    private static CompletionStage<List<AuditEntry>> collect(
            LongFunction<CompletionStage<List<AuditEntry>>> page,
            long from,
            int step,
            int size,
            Filter filter,
            int limit,
            List<AuditEntry> found) {
        return page.apply(from).thenCompose(entries -> {
            entries.stream().filter(filter::passes).limit(limit - found.size()).forEach(found::add);
            boolean over = entries.size() < size || found.size() == limit;
            return over
                    ? CompletableFuture.completedFuture(found)
                    : collect(page, entries.getLast().id().value() + step, step, size, filter, limit, found);
        });
    }

    private static int pageSize(Filter filter, int limit) {
        return filter.equals(Filter.ALL) ? limit : FILTERED;
    }

    private CompletionStage<List<AuditEntry>> entries(GuildQuery query, Object... values) {
        return cql.rows(query, ScyllaAuditRows::entry, values);
    }

    private long oldest() {
        return Snowflake.floorOf(clock.instant().minus(Limits.AUDIT_KEPT));
    }

    private static AuditEntry entry(Row row) {
        return AuditRow.decode(new AuditEntryId(row.getLong("id")), Blob.bytes(row, "row"));
    }
}
