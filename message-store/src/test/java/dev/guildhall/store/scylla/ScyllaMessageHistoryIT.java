package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.MessageHistory.Cursor;
import dev.guildhall.store.MessageHistoryContract;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.Rows;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaMessageHistoryIT extends MessageHistoryContract {
    private static final ChannelId CHANNEL = new ChannelId(5);

    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }

    private static long inBucket(int bucket) {
        return Duration.ofDays(10L * bucket).toMillis() << Snowflake.TIME_SHIFT;
    }

    private List<Long> page(Cursor cursor, int limit) {
        return Await.value(store.history().page(CHANNEL, cursor, limit)).stream()
                .map(Message::id)
                .map(MessageId::value)
                .toList();
    }

    /// How often the statement ran while that was done.
    private long runs(MessageQuery query, Runnable task) {
        long before = runs(query);
        task.run();
        return runs(query) - before;
    }

    private long runs(MessageQuery query) {
        return ((ScyllaMessageStore) store)
                .stats().stream()
                        .filter(each -> each.query().equals(query.name()))
                        .mapToLong(QueryStats::runs)
                        .sum();
    }

    @Test
    void aPageOfSparseTimesReadsFewBucketsAndNoneThatIsNotThere() {
        int buckets = 150;
        commit(
                GUILD,
                IntStream.range(0, buckets)
                        .mapToObj(i -> new Change.PutMessage(Rows.message(5, inBucket(2 * i), "text")))
                        .toArray(Change[]::new));
        List<Long> all = LongStream.range(0, buckets)
                .map(i -> inBucket(2 * (buckets - 1 - (int) i)))
                .boxed()
                .toList();

        long read = runs(
                MessageQuery.MESSAGES_DOWN,
                () -> assertThat(page(new Cursor.Newest(), 100)).isEqualTo(all.subList(0, 100)));
        assertThat(read).isBetween(100L, 100L + MessagePages.BUCKETS_AT_ONCE);
        assertThat(page(new Cursor.Before(new MessageId(all.get(40))), 100)).isEqualTo(all.subList(41, 141));
        assertThat(page(new Cursor.After(new MessageId(all.getLast())), 100)).isEqualTo(all.subList(49, 149));
    }

    @Test
    void aPageThatOneBucketHasReadsThatOneAlone() {
        commit(
                GUILD,
                new Change.PutMessage(Rows.message(5, inBucket(9), "old")),
                new Change.PutMessage(Rows.message(5, inBucket(10), "first")),
                new Change.PutMessage(Rows.message(5, inBucket(10) + 1, "second")));

        long read = runs(
                MessageQuery.MESSAGES_DOWN,
                () -> assertThat(page(new Cursor.Newest(), 2)).containsExactly(inBucket(10) + 1, inBucket(10)));
        assertThat(read).isEqualTo(1);
    }

    @Test
    void aChannelWithAPinAndNoMessageHasEmptyPages() {
        commit(GUILD, new Change.PutLastPin(CHANNEL, clock.instant()));

        assertThat(page(new Cursor.Newest(), 50)).isEmpty();
        assertThat(page(new Cursor.After(new MessageId(1)), 50)).isEmpty();
    }
}
