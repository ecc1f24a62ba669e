package dev.guildhall.store.rocks;

import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.WorkerIds;
import java.util.concurrent.ExecutionException;

/// One store, one process, one worker: number 0.
final class RocksWorkerIds implements WorkerIds {
    private static final int WORKER = 0;

    private final GroupCommit writer;
    private final Database database;

    RocksWorkerIds(GroupCommit writer, Database database) {
        this.writer = writer;
        this.database = database;
    }

    @Override
    public Worker acquire() {
        return new Worker(WORKER, await(batchOfNothing -> Meta.ceilingMs(database.latest(), WORKER)), this::reserve);
    }

    /// Never lowers it: what an id generator has issued stays issued.
    private synchronized void reserve(long ceilingMs) {
        await(batch -> {
            long raised = Math.max(ceilingMs, Meta.ceilingMs(database.latest(), WORKER));
            Meta.putCeilingMs(batch, WORKER, raised);
            return raised;
        });
    }

    /// Waits for the disk on the caller's thread: the generator calls it once in ten seconds.
    private long await(GroupCommit.Step<Long> step) {
        try {
            return writer.submit(CommitWeight.ROW_BYTES, step)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failure) {
            throw new StoreUnavailable("the worker's ceiling is not on disk", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while a worker's ceiling was written", interrupted);
        }
    }
}
