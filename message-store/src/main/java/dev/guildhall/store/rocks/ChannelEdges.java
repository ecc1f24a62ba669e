package dev.guildhall.store.rocks;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.row.Bucket;

/// Each channel's head and non-empty buckets. Most messages are in the bucket of the one before: its row is
/// written once.
final class ChannelEdges {
    private static final int CACHED_MAX = 65_536;
    private static final int NO_BUCKET = -1;

    /// The newest message ever (0 before the first) and the bucket last marked since the cache knows the channel.
    private record Edge(MessageId head, int bucket) {}

    private final Database database;
    private final WriterCache<ChannelId, Edge> cache = new WriterCache<>(CACHED_MAX);

    ChannelEdges(Database database) {
        this.database = database;
    }

    WriterCache<?, ?> cache() {
        return cache;
    }

    void include(ChannelId channelId, MessageId messageId, Batch batch) {
        Edge edge = cache.get(channelId, this::stored);
        int bucket = Bucket.of(messageId);
        boolean newer = messageId.compareTo(edge.head()) > 0;
        if (bucket == edge.bucket() && !newer) {
            return;
        }
        if (bucket != edge.bucket()) {
            batch.put(Family.BUCKETS, Keys.bucket(channelId, bucket));
        }
        if (newer) {
            batch.head(channelId, messageId);
        }
        cache.put(channelId, new Edge(newer ? messageId : edge.head(), bucket));
    }

    private Edge stored(ChannelId channelId) {
        long head = database.latest()
                .get(Family.HEADS, Keys.of(channelId.value()))
                .map(NumberRow::decode)
                .orElse(0L);
        return new Edge(new MessageId(head), NO_BUCKET);
    }
}
