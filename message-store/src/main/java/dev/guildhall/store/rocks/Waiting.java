package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreUnavailable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Something handed to the writer, and who waits for it. After the hand-over only the writer's thread touches it.
final class Waiting<T> {
    private final long bytes;
    private final GroupCommit.Step<T> step;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T value;
    private @Nullable RuntimeException refusal;

    Waiting(long bytes, GroupCommit.Step<T> step) {
        this.bytes = bytes;
        this.step = step;
    }

    /// About how much it adds to a batch.
    long bytes() {
        return bytes;
    }

    CompletableFuture<T> done() {
        return done;
    }

    /// Collects the rows. False when the step refused: then it left none.
    boolean addTo(Batch batch) {
        batch.mark();
        try {
            value = step.addTo(batch);
            batch.dropMark();
            return true;
        } catch (RuntimeException refused) {
            batch.backToMark();
            refusal = refused;
            return false;
        }
    }

    /// Called when the batch is on disk.
    void answer() {
        if (refusal != null) {
            done.completeExceptionally(refusal);
        } else {
            done.complete(value);
        }
    }

    void fail(StoreUnavailable failure) {
        done.completeExceptionally(failure);
    }
}
