package dev.guildhall.guild.list;

import java.util.List;

/// One operation on a client's rows. Indexes are those of the whole list, heads of groups counted. Source: community
/// docs, member list operations.
sealed interface Op {
    /// Replaces a slice; `rows` may be fewer than it has room for.
    record Sync(int from, int to, List<Row> rows) implements Op {}

    /// Rows from there on stand one further.
    record Insert(int index, Row row) implements Op {}

    record Update(int index, Row row) implements Op {}

    /// Rows after it stand one nearer.
    record Delete(int index) implements Op {}

    /// The client looks at the slice no longer; nothing moves.
    record Invalidate(int from, int to) implements Op {}
}
