package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MentionRows.Span;
import dev.guildhall.store.UnreadMentions.Place;
import dev.guildhall.store.UnreadMentions.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The count, over rows in memory.
final class UnreadMentionsTest {
    private static final UserId READER = new UserId(1);
    private static final UserId OTHER = new UserId(2);
    private static final ChannelId CHANNEL = new ChannelId(3);
    private static final ChannelId BESIDE = new ChannelId(4);
    private static final MentionTarget ME = new MentionTarget.OfUser(READER);
    private static final MentionTarget EVERYONE = new MentionTarget.OfGuild(new GuildId(5));

    private final TreeMap<MessageId, List<Mention>> rows = new TreeMap<>();
    private final List<Span> asked = new ArrayList<>();

    private void mention(MentionTarget target, long messageId, ChannelId channelId, UserId author) {
        rows.computeIfAbsent(new MessageId(messageId), any -> new ArrayList<>())
                .add(new Mention(target, new MessageId(messageId), channelId, author));
    }

    private CompletableFuture<List<Mention>> within(Collection<Span> spans, int limit) {
        asked.addAll(spans);
        List<Mention> found = new ArrayList<>();
        for (Span span : spans) {
            rows.subMap(span.after(), false, span.before(), false).descendingMap().values().stream()
                    .flatMap(List::stream)
                    .filter(mention -> mention.target().equals(span.target()))
                    .limit(limit)
                    .forEach(found::add);
        }
        return CompletableFuture.completedFuture(found);
    }

    private Map<ChannelId, Integer> count(Place... places) {
        return Await.value(new UnreadMentions(this::within).count(READER, List.of(places)));
    }

    private static Unread unread(long after, long last) {
        return new Unread(new MessageId(after), new MessageId(last));
    }

    private static Place place(Map<ChannelId, Unread> channels) {
        return new Place(List.of(ME, EVERYONE), channels);
    }

    @Test
    void eachChannelCountsFromItsOwnPlaceToItsOwnEnd() {
        LongStream.rangeClosed(1, 9).forEach(id -> mention(ME, id, CHANNEL, OTHER));
        LongStream.rangeClosed(11, 19).forEach(id -> mention(ME, id, BESIDE, OTHER));

        assertThat(count(place(Map.of(CHANNEL, unread(4, 8), BESIDE, unread(10, 12)))))
                .isEqualTo(Map.of(CHANNEL, 4, BESIDE, 2));
        assertThat(count(place(Map.of(BESIDE, unread(0, 100))))).isEqualTo(Map.of(BESIDE, 9));
    }

    @Test
    void aMessageThatCallsTheReaderTwiceCountsOnceAndTheReadersOwnNever() {
        mention(ME, 1, CHANNEL, OTHER);
        mention(EVERYONE, 1, CHANNEL, OTHER);
        mention(EVERYONE, 2, CHANNEL, READER);

        assertThat(count(place(Map.of(CHANNEL, unread(0, 2))))).isEqualTo(Map.of(CHANNEL, 1));
    }

    @Test
    void nothingIsReadWhereNothingIsUnread() {
        mention(ME, 1, CHANNEL, OTHER);

        assertThat(count(place(Map.of(CHANNEL, unread(1, 1), BESIDE, unread(5, 3)))))
                .isEmpty();
        assertThat(count()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aTargetIsAskedForOnceWhateverItsChannels() {
        count(place(Map.of(CHANNEL, unread(7, 9), BESIDE, unread(3, 5))));

        assertThat(asked)
                .containsExactly(
                        new Span(ME, new MessageId(3), new MessageId(10)),
                        new Span(EVERYONE, new MessageId(3), new MessageId(10)));
    }

    @Test
    void beyondTheBoundTheOldestAreNotCounted() {
        int beyond = 5;
        mention(ME, 1, BESIDE, OTHER);
        LongStream.rangeClosed(2, UnreadMentions.SCANNED_MAX + beyond).forEach(id -> mention(ME, id, CHANNEL, OTHER));

        assertThat(count(place(Map.of(CHANNEL, unread(0, 5_000), BESIDE, unread(0, 5_000)))))
                .isEqualTo(Map.of(CHANNEL, UnreadMentions.SCANNED_MAX));
    }
}
