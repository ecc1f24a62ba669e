package dev.guildhall.store.scylla;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What statements wait for on their way, besides the store: in the product nothing. Tests of fencing hold them here,
/// at
/// the moments at which a process may be paused.
interface Gate {
    Gate OPEN = new Gate() {
        @Override
        public CompletionStage<Void> before(Query query) {
            return PASSED;
        }

        @Override
        public CompletionStage<Void> after(Query query) {
            return PASSED;
        }
    };

    CompletionStage<Void> PASSED = CompletableFuture.completedFuture(null);

    /// Before it is sent; of a batch, its first statement.
    CompletionStage<Void> before(Query query);

    /// When the server has done it, before anybody here learns so.
    CompletionStage<Void> after(Query query);
}
