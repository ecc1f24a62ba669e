package dev.guildhall.store.rocks;

import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.row.MentionRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.rocksdb.RocksIterator;

/// Reads of mentions.
final class RocksMentionRows implements MentionRows {
    private final Reads reads;

    RocksMentionRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<List<Mention>> within(Collection<Span> spans, int limit) {
        List<Span> asked = List.copyOf(spans);
        // An iterator sees the moment at which it was made.
        return reads.latest(view -> {
            List<Mention> found = new ArrayList<>();
            try (RocksIterator rows = view.iterator(Family.MENTIONS)) {
                for (Span span : asked) {
                    add(rows, span, limit, found);
                }
            }
            return found;
        });
    }

    private static void add(RocksIterator rows, Span span, int limit, List<Mention> found) {
        byte[] prefix = MentionKeys.prefix(span.target());
        rows.seekForPrev(MentionKeys.key(span.target(), span.before()));
        int left = limit;
        for (; left > 0 && View.within(rows, prefix); rows.prev()) {
            byte[] key = rows.key();
            MessageId messageId = MentionKeys.messageOf(key);
            if (messageId.equals(span.before())) {
                continue;
            }
            if (messageId.compareTo(span.after()) <= 0) {
                break;
            }
            found.add(MentionRow.decode(span.target(), messageId, rows.value()));
            left--;
        }
        View.check(rows);
    }
}
