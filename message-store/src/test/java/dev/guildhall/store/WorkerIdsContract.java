package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.store.WorkerIds.Worker;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// What [WorkerIds] promises.
public abstract class WorkerIdsContract extends StoreContract {
    private IdGenerator generator(InstantSource time) {
        Worker worker = store.workers().acquire();
        return new IdGenerator(time, worker.number(), worker.floorMs(), worker.reservation());
    }

    @Test
    void aNewWorkerHasNoFloor() {
        assertThat(store.workers().acquire().floorMs()).isZero();
    }

    @Test
    void theFloorIsWhatTheLifeBeforeReserved() {
        store.workers().acquire().reservation().reserve(1_000);
        store.workers().acquire().reservation().reserve(2_000);
        reopen();

        assertThat(store.workers().acquire().floorMs()).isEqualTo(2_000);
    }

    @Test
    void aCeilingIsNeverLowered() {
        store.workers().acquire().reservation().reserve(2_000);
        store.workers().acquire().reservation().reserve(1_000);

        assertThat(store.workers().acquire().floorMs()).isEqualTo(2_000);
    }

    @Test
    void idsGrowAcrossRestartsThoughTheClockStepsBack() {
        long before = generator(clock).next();
        reopen();
        InstantSource stepped = () -> clock.instant().minusSeconds(3600);

        assertThat(generator(stepped).next()).isGreaterThan(before);
    }
}
