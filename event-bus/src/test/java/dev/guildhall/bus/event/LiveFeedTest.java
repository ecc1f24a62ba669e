package dev.guildhall.bus.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private final List<BusRecord> handed = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();

    private CompletionStage<Void> take(List<BusRecord> records) {
        handed.addAll(records);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private LiveFeed feed(long bytesMax, Topic... topics) {
        return new LiveFeed(this::take, Set.of(topics), "a1", () -> Instant.EPOCH, bytesMax);
    }

    private static void tell(LiveFeed feed) {
        feed.tell(EventKind.PRESENCE_CHANGED, 7, out -> out.writeStringField("user_id", "7"));
    }

    @Test
    void eventsHaveAnIdOfTheirOwnAndTheirTime() {
        LiveFeed feed = feed(1 << 20, Topic.PRESENCE);
        tell(feed);
        tell(feed);
        assertThat(handed)
                .extracting(record -> record.value().toString())
                .containsExactly(
                        "{\"id\":\"a1:1\",\"type\":\"presence_changed\",\"v\":1,"
                                + "\"at\":\"1970-01-01T00:00:00.000000+00:00\",\"data\":{\"user_id\":\"7\"}}",
                        "{\"id\":\"a1:2\",\"type\":\"presence_changed\",\"v\":1,"
                                + "\"at\":\"1970-01-01T00:00:00.000000+00:00\",\"data\":{\"user_id\":\"7\"}}");
        assertThat(handed).extracting(BusRecord::key).containsOnly(7L);
    }

    @Test
    void topicsThatAreNotWantedCostNothing() {
        LiveFeed feed = feed(1 << 20, Topic.VOICE);
        feed.tell(EventKind.PRESENCE_CHANGED, 7, _ -> {
            throw new AssertionError("nobody asked for it");
        });
        assertThat(handed).isEmpty();
        assertThat(feed.stats(Topic.PRESENCE)).isEqualTo(new LiveFeed.Stats(0, 0));
    }

    @Test
    void whatTheBusDoesNotTakeIsLostAndCounted() {
        LiveFeed feed = feed(1 << 20, Topic.PRESENCE);
        tell(feed);
        tell(feed);
        answers.get(0).complete(null);
        answers.get(1).completeExceptionally(new BusUnavailable("gone"));
        assertThat(feed.stats(Topic.PRESENCE)).isEqualTo(new LiveFeed.Stats(1, 1));
    }

    @Test
    void whatIsOnItsWayIsBounded() {
        LiveFeed feed = feed(400, Topic.PRESENCE);
        for (int i = 0; i < 10; i++) {
            tell(feed);
        }
        assertThat(handed).hasSizeBetween(1, 4);
        int first = handed.size();
        assertThat(feed.stats(Topic.PRESENCE).dropped()).isEqualTo(10 - first);
        answers.forEach(answer -> answer.complete(null));
        tell(feed);
        assertThat(handed).hasSize(first + 1);
    }
}
