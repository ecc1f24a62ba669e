package dev.guildhall.store.scylla;

import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import java.util.concurrent.CompletableFuture;

/// Something in the line before a slot's journal, and who waits for it.
sealed interface Waiting {
    OwnerId owner();

    void fail(Throwable failure);

    /// @param ready whether [RowWriting#ready] was asked, or need not be
    record Handed(Commit commit, CompletableFuture<Void> done, boolean ready) implements Waiting {
        @Override
        public OwnerId owner() {
            return commit.owner();
        }

        @Override
        public void fail(Throwable failure) {
            done.completeExceptionally(failure);
        }
    }

    /// For the owner's last number, behind everything that was handed in before.
    record Asked(OwnerId owner, CompletableFuture<Long> number) implements Waiting {
        @Override
        public void fail(Throwable failure) {
            number.completeExceptionally(failure);
        }
    }
}
