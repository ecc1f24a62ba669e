package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageHistory.Cursor;
import dev.guildhall.store.MessageHistory.Written;
import dev.guildhall.store.row.Bucket;
import dev.guildhall.store.row.MessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Pages of one channel: walks its marked buckets away from the cursor, and in each of them the messages.
///
/// The first bucket mostly has the whole page. Where it does not, the next ones are read side by side, twice as
/// many with each step, up to [#BUCKETS_AT_ONCE]: a channel with one message in each bucket has a page of 50 after 7
/// reads in a row, and what is read in vain is at most a page of each of the last step's buckets. Buckets that were
/// emptied stay marked; a walk over nothing but those ends after one step for each [#BUCKETS_AT_ONCE].
final class MessagePages {
    static final int BUCKETS_AT_ONCE = 16;

    /// Marks that one read brings: some two years of them.
    private static final int MARKS_READ = 64;

    /// Messages that one read of [#writtenBy] brings: whoever is looked for may have written them all.
    private static final int WALK_STEP = 500;

    private static final long OLDEST_ID = 0;
    private static final long NEWEST_ID = -1;

    /// Away from the cursor, to older messages or to newer ones.
    private enum Way {
        DOWN(MessageQuery.BUCKETS_DOWN, MessageQuery.MESSAGES_DOWN),
        UP(MessageQuery.BUCKETS_UP, MessageQuery.MESSAGES_UP);

        private final MessageQuery buckets;
        private final MessageQuery messages;

        Way(MessageQuery buckets, MessageQuery messages) {
            this.buckets = buckets;
            this.messages = messages;
        }

        /// Where to begin in a bucket: at the id, which in all buckets but its own is at their near end.
        private long begin(int bucket, long id) {
            if (bucket == Bucket.of(id)) return id;
            return this == DOWN ? Bucket.last(bucket) : Bucket.first(bucket);
        }

        private int next(int bucket) {
            return this == DOWN ? bucket - 1 : bucket + 1;
        }
    }

    /// A row as it came: of most that [#writtenBy] walks over nothing but the author is wanted.
    private record Found(Row row) {
        MessageId id() {
            return new MessageId(row.getLong("message_id"));
        }

        UserId author() {
            return MessageRow.authorOf(Blob.bytes(row, "row"));
        }

        Message message(ChannelId channelId) {
            return MessageRow.decode(channelId, id(), Blob.bytes(row, "row"));
        }
    }

    private final Cql cql;
    private final ChannelId channelId;

    MessagePages(Cql cql, ChannelId channelId) {
        this.cql = cql;
        this.channelId = channelId;
    }

    CompletionStage<List<Message>> page(Cursor cursor, int limit) {
        return switch (cursor) {
            case Cursor.Newest _ -> upTo(NEWEST_ID, limit);
            case Cursor.Before before -> below(before.id().value(), limit);
            case Cursor.After after -> above(after.id().value(), limit);
            case Cursor.Around around -> around(around.id().value(), limit);
        };
    }

    /// Half of an odd limit goes to the newer side, which has the message itself: a limit of 1 is that message alone.
    private CompletionStage<List<Message>> around(long id, int limit) {
        int older = limit / 2;
        return from(id, limit - older).thenCombine(below(id, older), (newer, rest) -> {
            List<Message> page = new ArrayList<>(newer);
            page.addAll(rest);
            return page;
        });
    }

    private CompletionStage<List<Message>> below(long id, int limit) {
        return id == OLDEST_ID || limit == 0 ? nothing() : upTo(id - 1, limit);
    }

    private CompletionStage<List<Message>> above(long id, int limit) {
        return id == NEWEST_ID ? nothing() : from(id + 1, limit);
    }

    /// Messages with this id or a smaller one, newest first.
    private CompletionStage<List<Message>> upTo(long id, int limit) {
        return new Walk(Way.DOWN, id, limit).go().thenApply(this::messages);
    }

    /// Messages with this id or a greater one, the nearest, newest first.
    private CompletionStage<List<Message>> from(long id, int limit) {
        return new Walk(Way.UP, id, limit).go().thenApply(found -> messages(found.reversed()));
    }

    private static CompletionStage<List<Message>> nothing() {
        return CompletableFuture.completedFuture(List.of());
    }

    private List<Message> messages(List<Found> found) {
        return found.stream().map(each -> each.message(channelId)).toList();
    }

    private CompletionStage<List<Integer>> marks(Way way, int bucket) {
        return cql.rows(way.buckets, channelId.value(), bucket, MARKS_READ)
                // A channel that has a pin and no message has one row without a bucket.
                .thenApply(rows -> rows.stream()
                        .filter(row -> !row.isNull("bucket"))
                        .map(row -> row.getInt("bucket"))
                        .toList());
    }

    private CompletionStage<List<Found>> in(int bucket, Way way, long id, int limit) {
        return cql.rows(way.messages, Found::new, channelId.value(), bucket, way.begin(bucket, id), limit);
    }

    /// One walk until so many messages were found. Its steps follow each other.
    private final class Walk {
        private final Way way;
        private final long id;
        private final int limit;
        private final List<Found> found = new ArrayList<>();
        private List<Integer> marks = List.of();
        private int at;
        private int width = 1;

        Walk(Way way, long id, int limit) {
            this.way = way;
            this.id = id;
            this.limit = limit;
        }

        CompletionStage<List<Found>> go() {
            return marks(way, Bucket.of(id)).thenCompose(this::through);
        }

        private CompletionStage<List<Found>> through(List<Integer> read) {
            marks = read;
            at = 0;
            return step();
        }

        private CompletionStage<List<Found>> step() {
            if (found.size() == limit) return CompletableFuture.completedFuture(found);
            if (at == marks.size()) {
                return marks.size() < MARKS_READ
                        ? CompletableFuture.completedFuture(found)
                        : marks(way, way.next(marks.getLast())).thenCompose(this::through);
            }
            List<Integer> buckets = marks.subList(at, Math.min(at + width, marks.size()));
            at += buckets.size();
            width = Math.min(2 * width, BUCKETS_AT_ONCE);
            int wanted = limit - found.size();
            return Bounded.each(buckets, bucket -> in(bucket, way, id, wanted)).thenCompose(parts -> {
                parts.stream().flatMap(List::stream).limit(wanted).forEach(found::add);
                return step();
            });
        }
    }

    CompletionStage<Written> writtenBy(Set<UserId> authors, MessageId since, MessageId before, int limit) {
        return new Search(authors, since, limit, MessageHistory.WALK_MAX).from(before);
    }

    /// Messages one after the other, whoever wrote them. Of a step that has more than it may look at, the rest was read
    /// in vain.
    private final class Search {
        private final Set<UserId> authors;
        private final MessageId since;
        private final int limit;
        private final List<MessageId> wanted = new ArrayList<>();
        private int left;

        Search(Set<UserId> authors, MessageId since, int limit, int left) {
            this.authors = authors;
            this.since = since;
            this.limit = limit;
            this.left = left;
        }

        /// Everything older than `before`, and not more than is left.
        CompletionStage<Written> from(MessageId before) {
            if (before.value() == OLDEST_ID) return done(null);
            int read = Math.min(WALK_STEP, left + 1);
            return new Walk(Way.DOWN, before.value() - 1, read).go().thenCompose(found -> {
                for (Found each : found) {
                    if (each.id().compareTo(since) < 0) return done(null);
                    if (left == 0 || wanted.size() == limit)
                        return done(new MessageId(each.id().value() + 1));
                    left--;
                    if (authors.contains(each.author())) wanted.add(each.id());
                }
                return found.size() < read ? done(null) : from(found.getLast().id());
            });
        }

        private CompletionStage<Written> done(@Nullable MessageId next) {
            return CompletableFuture.completedFuture(new Written(wanted, next));
        }
    }
}
