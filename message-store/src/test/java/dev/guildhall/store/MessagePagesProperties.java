package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.store.MessageHistory.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Random commits, in channels of sparse and dense times, against a sorted map. On any adapter.
public abstract class MessagePagesProperties {
    private static final OwnerId OWNER = Owners.guild(7);

    /// An empty store, and what the properties used of it so far: one for a whole run of the class.
    protected static final class Place implements AutoCloseable {
        private final MessageStore store;
        private long nextChannel = 1;
        private long nextNumber = 1;

        public Place(MessageStore store) {
            this.store = store;
        }

        @Override
        public void close() {
            store.close();
        }
    }

    protected abstract Place place();

    /// A put (an edit when the id is there) or a deletion.
    record Step(long messageId, boolean put) {}

    /// Days from the first to decades later, and few ids within each: neighbours, repeats and years of silence.
    @Provide
    Arbitrary<Long> ids() {
        Arbitrary<Integer> days = Arbitraries.of(0, 1, 9, 10, 11, 19, 20, 21, 400, 4000, 4001, 50_000);
        Arbitrary<Integer> sequences = Arbitraries.integers().between(0, 12);
        return Combinators.combine(days, sequences)
                .as((day, sequence) -> (Duration.ofDays(day).toMillis() << Snowflake.TIME_SHIFT) + sequence);
    }

    @Provide
    Arbitrary<List<List<Step>>> commits() {
        Arbitrary<Step> step = Combinators.combine(ids(), Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                .as(Step::new);
        return step.list().ofMaxSize(8).list().ofMaxSize(12);
    }

    @Property(tries = 200)
    void everyPageIsTheModels(
            @ForAll("commits") List<List<Step>> commits, @ForAll("ids") long cursor, @ForAll("limits") int limit) {
        ChannelId channel = new ChannelId(place().nextChannel++);
        NavigableMap<Long, Message> model = new TreeMap<>(Long::compareUnsigned);
        write(channel, commits, model);

        assertThat(page(channel, new Cursor.Newest(), limit)).isEqualTo(head(model.descendingMap(), limit));
        assertThat(page(channel, new Cursor.Before(new MessageId(cursor)), limit))
                .isEqualTo(head(model.headMap(cursor, false).descendingMap(), limit));
        assertThat(page(channel, new Cursor.After(new MessageId(cursor)), limit))
                .isEqualTo(head(model.tailMap(cursor, false), limit).reversed());
        assertThat(page(channel, new Cursor.Around(new MessageId(cursor)), limit))
                .isEqualTo(around(model, cursor, limit));
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.oneOf(Arbitraries.integers().between(1, 5), Arbitraries.just(100));
    }

    private void write(ChannelId channel, List<List<Step>> commits, NavigableMap<Long, Message> model) {
        Lease lease = Await.value(place().store.owners().lease(OWNER));
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (List<Step> steps : commits) {
            List<Change> changes = new ArrayList<>();
            for (Step step : steps) {
                changes.add(change(channel, step, model));
            }
            stages.add(place().store.owners().commit(lease, new Commit(OWNER, place().nextNumber++, changes)));
        }
        stages.forEach(Await::value);
    }

    private Change change(ChannelId channel, Step step, NavigableMap<Long, Message> model) {
        if (!step.put()) {
            model.remove(step.messageId());
            return new Change.DeleteMessage(channel, new MessageId(step.messageId()));
        }
        Message message = Rows.message(channel.value(), step.messageId(), "commit " + place().nextNumber);
        model.put(step.messageId(), message);
        return new Change.PutMessage(message);
    }

    private List<Message> page(ChannelId channel, Cursor cursor, int limit) {
        return Await.value(place().store.history().page(channel, cursor, limit));
    }

    private static List<Message> head(NavigableMap<Long, Message> messages, int limit) {
        return messages.values().stream().limit(limit).toList();
    }

    private static List<Message> around(NavigableMap<Long, Message> model, long cursor, int limit) {
        List<Message> page = new ArrayList<>(
                head(model.tailMap(cursor, true), limit - limit / 2).reversed());
        page.addAll(head(model.headMap(cursor, false).descendingMap(), limit / 2));
        return page;
    }
}
