package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Counts one statement's runs.
final class QueryCounters {
    private static final long[] BOUNDS_NS =
            QueryStats.BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

    private final boolean reads;
    private final List<LongAdder> within =
            Stream.generate(LongAdder::new).limit(BOUNDS_NS.length + 1).toList();
    private final LongAdder runs = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder totalNs = new LongAdder();
    private final LongAccumulator maxNs = new LongAccumulator(Math::max, 0);

    /// @param reads whether the statement only reads
    QueryCounters(boolean reads) {
        this.reads = reads;
    }

    void done(long tookNs, ExecutionInfo info) {
        ended(tookNs);
        retries.add(info.getSpeculativeExecutionCount() + info.getErrors().size());
    }

    void failed(long tookNs, Throwable failure) {
        ended(tookNs);
        failures.increment();
        if (isTimeout(failure)) timeouts.increment();
        if (failure instanceof QueryExecutionException refused && refused.getExecutionInfo() != null) {
            retries.add(refused.getExecutionInfo().getErrors().size());
        }
    }

    QueryStats read(String query) {
        return new QueryStats(
                query,
                reads,
                runs.sum(),
                failures.sum(),
                timeouts.sum(),
                retries.sum(),
                totalNs.sum(),
                maxNs.get(),
                within.stream().map(LongAdder::sum).toList());
    }

    private void ended(long tookNs) {
        runs.increment();
        totalNs.add(tookNs);
        maxNs.accumulate(tookNs);
        within.get(group(tookNs)).increment();
    }

    private static int group(long tookNs) {
        int group = 0;
        while (group < BOUNDS_NS.length && tookNs > BOUNDS_NS[group]) {
            group++;
        }
        return group;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof DriverTimeoutException
                || failure instanceof ReadTimeoutException
                || failure instanceof WriteTimeoutException;
    }
}
