package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.row.MentionRow;
import dev.guildhall.store.row.MentionTargetFields;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reads of mentions: a partition for each target. A partition is read at one moment, each at its own: of a message
/// that comes or goes meanwhile a reader may see the mention of one target and miss that of another.
final class ScyllaMentionRows implements MentionRows {
    private final Cql cql;

    ScyllaMentionRows(Cql cql) {
        this.cql = cql;
    }

    @Override
    public CompletionStage<List<Mention>> within(Collection<Span> spans, int limit) {
        return Bounded.each(spans, span -> within(span, limit))
                .thenApply(found -> found.stream().flatMap(List::stream).toList());
    }

    /// Ends that are beyond what is found here (see [MessageQuery]) are drawn in.
    private CompletionStage<List<Mention>> within(Span span, int limit) {
        long after = span.after().value();
        long before = span.before().value() < 0 ? Long.MAX_VALUE : span.before().value();
        if (after < 0 || after >= before) return CompletableFuture.completedFuture(List.of());
        MentionTarget target = span.target();
        return cql.rows(
                MessageQuery.MENTIONS_READ,
                row -> mention(target, row),
                MentionTargetFields.kind(target),
                MentionTargetFields.id(target),
                after,
                before,
                limit);
    }

    private static Mention mention(MentionTarget target, Row row) {
        return MentionRow.decode(target, new MessageId(row.getLong("message_id")), Blob.bytes(row, "row"));
    }
}
