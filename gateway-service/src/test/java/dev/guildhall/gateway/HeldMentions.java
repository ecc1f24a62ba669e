package dev.guildhall.gateway;

import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionRows;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The store's mentions, once the test lets them through.
final class HeldMentions implements MentionRows {
    private final MentionRows rows;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    HeldMentions(MentionRows rows) {
        this.rows = rows;
    }

    /// What is asked from now on waits for what is given back, and fails with it.
    CompletableFuture<Void> hold() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        open = held;
        return held;
    }

    void awaitAsked() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) throw new AssertionError("nobody asked");
    }

    @Override
    public CompletionStage<List<Mention>> within(Collection<Span> spans, int limit) {
        asked.countDown();
        return open.thenCompose(any -> rows.within(spans, limit));
    }
}
