package dev.guildhall.store.rocks;

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
import org.rocksdb.RocksIterator;

/// Pages of one channel: walks its non-empty buckets away from the cursor, and in each of them the messages.
///
/// The cursor's own key works as the seek target in every bucket: seen from an older bucket each of its
/// messages is below the cursor's id, seen from a newer one above it.
final class MessagePages {
    private static final long OLDEST_ID = 0;
    private static final long NEWEST_ID = -1;

    private final View view;
    private final ChannelId channelId;
    private final byte[] channelPrefix;

    MessagePages(View view, ChannelId channelId) {
        this.view = view;
        this.channelId = channelId;
        this.channelPrefix = Keys.of(channelId.value());
    }

    List<Message> page(Cursor cursor, int limit) {
        return switch (cursor) {
            case Cursor.Newest newest -> upTo(NEWEST_ID, limit);
            case Cursor.Before before -> below(before.id().value(), limit);
            case Cursor.After after -> above(after.id().value(), limit).reversed();
            case Cursor.Around around -> around(around.id().value(), limit);
        };
    }

    /// Half of an odd limit goes to the newer side, which has the message itself: a limit of 1 is that message alone.
    private List<Message> around(long id, int limit) {
        int older = limit / 2;
        List<Message> page = new ArrayList<>(from(id, limit - older).reversed());
        page.addAll(below(id, older));
        return page;
    }

    private List<Message> below(long id, int limit) {
        return id == OLDEST_ID ? List.of() : upTo(id - 1, limit);
    }

    private List<Message> above(long id, int limit) {
        return id == NEWEST_ID ? List.of() : from(id + 1, limit);
    }

    /// Messages with this id or a smaller one, descending.
    private List<Message> upTo(long id, int limit) {
        List<Message> found = new ArrayList<>();
        try (RocksIterator buckets = view.iterator(Family.BUCKETS);
                RocksIterator messages = view.iterator(Family.MESSAGES)) {
            buckets.seekForPrev(Keys.bucket(channelId, Bucket.of(id)));
            while (found.size() < limit && View.within(buckets, channelPrefix)) {
                messages.seekForPrev(Keys.message(channelId, bucketAt(buckets), id));
                while (found.size() < limit && View.within(messages, buckets.key())) {
                    found.add(Keys.message(messages.key(), messages.value()));
                    messages.prev();
                }
                buckets.prev();
            }
            View.check(buckets);
            View.check(messages);
        }
        return found;
    }

    /// Ids are all that is needed of the messages, so of each row only the author is read.
    Written writtenBy(Set<UserId> authors, MessageId since, MessageId before, int limit) {
        List<MessageId> found = new ArrayList<>();
        if (before.value() == OLDEST_ID) {
            return new Written(found, null);
        }
        long last = before.value() - 1;
        int walked = 0;
        try (RocksIterator buckets = view.iterator(Family.BUCKETS);
                RocksIterator messages = view.iterator(Family.MESSAGES)) {
            buckets.seekForPrev(Keys.bucket(channelId, Bucket.of(last)));
            for (; View.within(buckets, channelPrefix) && bucketAt(buckets) >= Bucket.of(since); buckets.prev()) {
                messages.seekForPrev(Keys.message(channelId, bucketAt(buckets), last));
                for (; View.within(messages, buckets.key()); messages.prev()) {
                    MessageId id = Keys.messageId(messages.key());
                    if (id.compareTo(since) < 0) {
                        break;
                    }
                    if (walked == MessageHistory.WALK_MAX || found.size() == limit) {
                        return new Written(found, new MessageId(id.value() + 1));
                    }
                    walked++;
                    if (authors.contains(MessageRow.authorOf(messages.value()))) {
                        found.add(id);
                    }
                }
            }
            View.check(buckets);
            View.check(messages);
        }
        return new Written(found, null);
    }

    /// Messages with this id or a greater one, ascending.
    private List<Message> from(long id, int limit) {
        List<Message> found = new ArrayList<>();
        try (RocksIterator buckets = view.iterator(Family.BUCKETS);
                RocksIterator messages = view.iterator(Family.MESSAGES)) {
            buckets.seek(Keys.bucket(channelId, Bucket.of(id)));
            while (found.size() < limit && View.within(buckets, channelPrefix)) {
                messages.seek(Keys.message(channelId, bucketAt(buckets), id));
                while (found.size() < limit && View.within(messages, buckets.key())) {
                    found.add(Keys.message(messages.key(), messages.value()));
                    messages.next();
                }
                buckets.next();
            }
            View.check(buckets);
            View.check(messages);
        }
        return found;
    }

    private static int bucketAt(RocksIterator buckets) {
        return Keys.intAt(buckets.key(), Long.BYTES);
    }
}
