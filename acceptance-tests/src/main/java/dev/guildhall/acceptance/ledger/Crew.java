package dev.guildhall.acceptance.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Actors of one kind, each on a thread of its own. What one of them throws is thrown by [#join()].
final class Crew {
    private final List<CompletableFuture<Void>> members = new ArrayList<>();
    private final Runnable onFailure;

    /// `onFailure` runs on the failing actor's thread, so that nobody waits for steps that will never be made.
    Crew(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    void start(String name, Work work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        members.add(end);
        Thread.ofVirtual().name(name + "-" + members.size()).start(() -> {
            try {
                work.run();
                end.complete(null);
            } catch (Throwable failure) {
                end.completeExceptionally(failure);
                onFailure.run();
            }
        });
    }

    boolean failed() {
        return members.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    /// Waits for all of them.
    void join() {
        try {
            CompletableFuture.allOf(members.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            throw new AssertionError("an actor of the run failed", failure.getCause());
        }
    }
}
