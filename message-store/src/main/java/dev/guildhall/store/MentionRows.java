package dev.guildhall.store;

import dev.guildhall.common.id.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Reads of who was mentioned. A message that is gone mentions nobody; one that was written before there was an
/// index is not in it. All fail with [StoreUnavailable].
///
/// Rows lie by target: an adapter with partitions keeps one for each target and sorts it by message.
public interface MentionRows {
    /// The mentions of one target by messages between two, both excluded.
    record Span(MentionTarget target, MessageId after, MessageId before) {}

    /// For counts, and for lists of recent mentions: of each span its mentions, the newest first, at most `limit` of
    /// each span. Spans come in the order asked, all of one moment where the adapter can.
    CompletionStage<List<Mention>> within(Collection<Span> spans, int limit);
}
