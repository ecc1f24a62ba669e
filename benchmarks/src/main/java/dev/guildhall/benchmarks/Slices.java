package dev.guildhall.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.RocksDBException;

/// One figure of [CommitBenchmark]: what its slices took together.
final class Slices {
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(40);
    /// Below this much CPU in [#QUIET_NS], the last flush is over: two of Linux' hundredths of a second.
    private static final double QUIET_CPU_SECONDS = 0.02;

    private final int groups;
    private long commits;
    private double wallSeconds;
    private double cpuSeconds;

    Slices(int groups) {
        this.groups = groups;
    }

    interface Groups {
        void run(int groups) throws RocksDBException;
    }

    void add(Groups loop) throws IOException, RocksDBException {
        double cpuBefore = cpuWhenQuiet();
        long startNs = System.nanoTime();
        loop.run(groups);
        wallSeconds += (System.nanoTime() - startNs) / 1e9;
        cpuSeconds += cpuWhenQuiet() - cpuBefore;
        commits += (long) groups * CommitBenchmark.GROUP;
    }

    double perSecond() {
        return commits / wallSeconds;
    }

    double perCpuSecond() {
        return commits / cpuSeconds;
    }

    /// Waits until nothing works in the background any more.
    private static double cpuWhenQuiet() throws IOException {
        long self = ProcessHandle.current().pid();
        double before = Cores.cpuSeconds(self);
        while (true) {
            LockSupport.parkNanos(QUIET_NS);
            double now = Cores.cpuSeconds(self);
            if (now - before < QUIET_CPU_SECONDS) return now;
            before = now;
        }
    }
}
