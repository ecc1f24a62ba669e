package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.MentionRows.Span;
import dev.guildhall.store.RecentMentions.Search;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The search, over rows in memory.
final class RecentMentionsTest {
    private static final UserId READER = new UserId(1);
    private static final UserId OTHER = new UserId(2);
    private static final ChannelId CHANNEL = new ChannelId(3);
    private static final ChannelId HIDDEN = new ChannelId(4);
    private static final MentionTarget ME = new MentionTarget.OfUser(READER);
    private static final MentionTarget EVERYONE = new MentionTarget.OfGuild(new GuildId(5));
    private static final MessageId END = new MessageId(-1);
    private static final Search SEARCH = new Search(READER, List.of(ME, EVERYONE), Map.of(CHANNEL, new MessageId(10)));

    private final List<Mention> rows = new ArrayList<>();
    private int reads;

    private void mention(MentionTarget target, long messageId, ChannelId channelId, UserId author) {
        rows.add(new Mention(target, new MessageId(messageId), channelId, author));
    }

    private CompletableFuture<List<Mention>> within(Collection<Span> spans, int limit) {
        reads++;
        List<Mention> found = new ArrayList<>();
        for (Span span : spans) {
            rows.stream()
                    .filter(row -> row.target().equals(span.target())
                            && row.messageId().compareTo(span.before()) < 0
                            && row.messageId().compareTo(span.after()) > 0)
                    .sorted(Comparator.comparing(Mention::messageId).reversed())
                    .limit(limit)
                    .forEach(found::add);
        }
        return CompletableFuture.completedFuture(found);
    }

    private List<Long> ids(Search search, MessageId before, int limit) {
        List<Mention> found = Await.value(new RecentMentions(this::within).before(search, before, limit));
        return found.stream().map(mention -> mention.messageId().value()).toList();
    }

    @Test
    void theNewestComeFirstOfAllTargetsTogetherAndEachMessageOnce() {
        mention(ME, 20, CHANNEL, OTHER);
        mention(EVERYONE, 20, CHANNEL, OTHER);
        mention(EVERYONE, 30, CHANNEL, OTHER);
        mention(ME, 15, CHANNEL, OTHER);

        assertThat(ids(SEARCH, END, 100)).containsExactly(30L, 20L, 15L);
        assertThat(ids(SEARCH, END, 2)).containsExactly(30L, 20L);
        assertThat(ids(SEARCH, new MessageId(20), 2)).containsExactly(15L);
    }

    @Test
    void whatTheReaderSaidOrDoesNotReadIsPassedOver() {
        mention(EVERYONE, 20, CHANNEL, READER);
        mention(ME, 21, HIDDEN, OTHER);
        mention(ME, 10, CHANNEL, OTHER);
        mention(ME, 11, CHANNEL, OTHER);

        assertThat(ids(SEARCH, END, 100)).containsExactly(11L);
    }

    @Test
    void whereNothingIsReadableNothingIsRead() {
        mention(ME, 20, CHANNEL, OTHER);

        assertThat(ids(new Search(READER, List.of(ME), Map.of()), END, 100)).isEmpty();
        assertThat(reads).isZero();
    }

    /// One target is full of what lies elsewhere, the other has something older than all that the first step saw.
    @Test
    void noTargetRunsAheadOfAnotherThatIsNotReadSoFar() {
        LongStream.range(0, 2 * RecentMentions.STEP).forEach(id -> mention(ME, 1_000 + id, HIDDEN, OTHER));
        mention(ME, 900, CHANNEL, OTHER);
        mention(EVERYONE, 800, CHANNEL, OTHER);

        assertThat(ids(SEARCH, END, 1)).containsExactly(900L);
        assertThat(ids(SEARCH, END, 5)).containsExactly(900L, 800L);
    }

    @Test
    void afterItsLastStepItAnswersWhatItFound() {
        int all = RecentMentions.STEP * (RecentMentions.STEPS_MAX + 1);
        LongStream.range(0, all).forEach(id -> mention(ME, 1_000 + id, HIDDEN, OTHER));
        mention(ME, 5_000, CHANNEL, OTHER);
        mention(ME, 900, CHANNEL, OTHER);

        assertThat(ids(SEARCH, END, 5)).containsExactly(5_000L);
        assertThat(reads).isEqualTo(RecentMentions.STEPS_MAX);
    }
}
