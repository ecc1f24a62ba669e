package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.ContentReferences.Finding;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.sweep.ContentSweep;
import dev.guildhall.store.sweep.SweepConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HousekeepingTest {
    private final Asked contents = new Asked();
    private final ContentSweep sweep = new ContentSweep(
            contents,
            hash -> CompletableFuture.completedFuture(Finding.NAMED),
            new SweepConfig(true, Duration.ofHours(1), Duration.ofMillis(1), 10, 10),
            InstantSource.fixed(Instant.EPOCH),
            () -> 0);

    @Test
    void oneStepFollowsAnotherWhateverBecameOfItAndTheNextWaitsForIt() throws InterruptedException {
        Housekeeping running = Housekeeping.start(sweep, Duration.ofMillis(1));
        try {
            contents.next().complete(List.of());
            contents.next().completeExceptionally(new StoreUnavailable("held back"));
            CompletableFuture<List<AttachmentStore.Stored>> third = contents.next();
            assertThat(contents.questions).as("the third is not answered yet").isEmpty();
            third.complete(List.of());
            CompletableFuture<List<AttachmentStore.Stored>> fourth = contents.next();
            running.close();
            fourth.complete(List.of());
        } finally {
            running.close();
        }

        assertThat(contents.questions).isEmpty();
        assertThat(sweep.stats().rounds()).isEqualTo(3);
        assertThat(sweep.stats().failures()).isEqualTo(1);
    }

    /// Contents whose pages a test answers.
    private static final class Asked implements AttachmentStore {
        private final BlockingQueue<CompletableFuture<List<Stored>>> questions = new LinkedBlockingQueue<>();

        CompletableFuture<List<Stored>> next() throws InterruptedException {
            CompletableFuture<List<Stored>> question = questions.poll(10, TimeUnit.SECONDS);
            if (question == null) {
                throw new AssertionError("nobody asked");
            }
            return question;
        }

        @Override
        public CompletionStage<List<Stored>> page(@Nullable ContentHash after, int limit) {
            CompletableFuture<List<Stored>> question = new CompletableFuture<>();
            questions.add(question);
            return question;
        }

        @Override
        public CompletionStage<Void> put(ContentHash hash, Path file) {
            throw new IllegalStateException("a sweep stores nothing");
        }

        @Override
        public CompletionStage<Boolean> remove(ContentHash hash, Instant untouchedSince) {
            throw new IllegalStateException("nothing to remove");
        }

        @Override
        public CompletionStage<Optional<AttachmentContent>> open(ContentHash hash) {
            throw new IllegalStateException("a sweep reads nothing");
        }

        @Override
        public Health health() {
            return Health.UP;
        }

        @Override
        public void close() {}
    }
}
