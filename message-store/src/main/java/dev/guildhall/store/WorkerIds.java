package dev.guildhall.store;

import dev.guildhall.common.id.IdGenerator;

/// The worker number of this process, and how far its ids may have gone.
public interface WorkerIds {
    /// Called once at start. `floorMs` is the ceiling that the worker's earlier life reserved (0 for a new
    /// one); `reservation` makes a higher one durable before it returns. Throws [StoreUnavailable].
    Worker acquire();

    record Worker(int number, long floorMs, IdGenerator.Reservation reservation) {}
}
