package dev.guildhall.store.scylla;

import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxNews;
import dev.guildhall.store.OutboxPart;
import dev.guildhall.store.OutboxStats;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The outboxes of the slots that this node holds: a part each.
final class ScyllaOutbox implements Outbox {
    private final Tenures tenures;
    private final OutboxNews news;
    private final InstantSource clock;

    ScyllaOutbox(Tenures tenures, OutboxNews news, InstantSource clock) {
        this.tenures = tenures;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public List<OutboxPart> waiting() {
        return outboxes().map(Outboxes::waiting).orElse(List.of());
    }

    @Override
    public void onNews(Runnable listener) {
        news.listen(listener);
    }

    OutboxStats stats() {
        long count = 0;
        long sinceUs = 0;
        for (SlotOutbox part : outboxes().map(Outboxes::parts).orElse(List.of())) {
            SlotOutbox.Lag lag = part.lag();
            count += lag.count();
            if (lag.sinceUs() > 0 && (sinceUs == 0 || lag.sinceUs() < sinceUs)) sinceUs = lag.sinceUs();
        }
        return new OutboxStats(count, sinceUs == 0 ? 0 : Math.max(0, clock.millis() - sinceUs / 1_000));
    }

    /// Of the tenure as it is now; none while its lease is over or not yet had.
    private Optional<Outboxes> outboxes() {
        CompletableFuture<Tenures.Tenure> known = tenures.known();
        return known.isDone()
                        && !known.isCompletedExceptionally()
                        && known.join().lease().lives()
                ? Optional.of(known.join().slots().outboxes())
                : Optional.empty();
    }
}
