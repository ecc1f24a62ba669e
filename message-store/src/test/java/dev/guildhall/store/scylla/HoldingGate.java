package dev.guildhall.store.scylla;

import dev.guildhall.store.Await;
import dev.guildhall.store.StoreUnavailable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Holds the next run of a statement, or lets it fail, before it is sent or after it was done.
final class HoldingGate implements Gate {
    /// One run that is held.
    static final class Held {
        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        /// Returns once the statement is there.
        void awaitReached() {
            Await.value(reached);
        }

        CompletableFuture<Void> reached() {
            return reached;
        }

        boolean isReached() {
            return reached.isDone();
        }

        void release() {
            released.complete(null);
        }

        /// It is never answered: whoever waits is told that.
        void lose() {
            released.completeExceptionally(new StoreUnavailable("no answer came"));
        }
    }

    private final Map<Query, Held> before = new ConcurrentHashMap<>();
    private final Map<Query, Held> after = new ConcurrentHashMap<>();

    Held holdBefore(Query query) {
        return held(before, query);
    }

    Held holdAfter(Query query) {
        return held(after, query);
    }

    @Override
    public CompletionStage<Void> before(Query query) {
        return passed(before, query);
    }

    @Override
    public CompletionStage<Void> after(Query query) {
        return passed(after, query);
    }

    private static Held held(Map<Query, Held> where, Query query) {
        Held held = new Held();
        where.put(query, held);
        return held;
    }

    private static CompletionStage<Void> passed(Map<Query, Held> where, Query query) {
        Held held = where.remove(query);
        if (held == null) return PASSED;
        held.reached.complete(null);
        return held.released;
    }
}
