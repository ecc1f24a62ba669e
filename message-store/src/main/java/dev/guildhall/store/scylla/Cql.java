package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The session, prepared statements and their figures. Reads and writes ask a quorum of the local data centre;
/// conditional statements are serial there. Whatever the driver fails with becomes [StoreUnavailable].
final class Cql implements AutoCloseable {
    private static final String BATCH = "batch";

    /// One statement may fail for reasons of its own; where others succeed meanwhile, the cluster answers. While
    /// a node does nothing else, it renews its lease a few times in so long.
    private static final Duration SILENT_MAX = Duration.ofSeconds(5);

    private final CqlSession session;
    private final LongSupplier nowNs;
    private final Map<Query, CompletableFuture<PreparedStatement>> prepared = new ConcurrentHashMap<>();
    private final Map<String, QueryCounters> counters = new ConcurrentHashMap<>();
    private final Gate gate;
    private final Runnable closing;
    private volatile boolean closed;
    private volatile boolean failing;
    /// When the first of the failures since the last success was; of meaning while [#failing].
    private volatile long failingSinceNs;

    /// @param session with its keyspace set
    /// @param closing closes the session, when it is this one's to close
    Cql(CqlSession session, LongSupplier nowNs, Gate gate, Runnable closing) {
        this.session = session;
        this.nowNs = nowNs;
        this.gate = gate;
        this.closing = closing;
    }

    /// One statement of a write: which, at what time (microseconds; of two writes of a row the later stands,
    /// whatever order they arrive in), with what values in the order of its markers.
    record Write(Query query, long atUs, List<@Nullable Object> values) {}

    static Write write(Query query, long atUs, @Nullable Object... values) {
        return new Write(query, atUs, Arrays.asList(values));
    }

    /// All rows, over as many pages as there are.
    CompletionStage<List<Row>> rows(Query query, Object... values) {
        return execute(query, values).thenCompose(first -> rest(first, new ArrayList<>()));
    }

    <T> CompletionStage<List<T>> rows(Query query, Function<Row, T> as, Object... values) {
        return rows(query, values).thenApply(rows -> rows.stream().map(as).toList());
    }

    CompletionStage<Optional<Row>> row(Query query, Object... values) {
        return execute(query, values).thenApply(found -> Optional.ofNullable(found.one()));
    }

    <T> CompletionStage<Optional<T>> row(Query query, Function<Row, T> as, Object... values) {
        return row(query, values).thenApply(row -> row.map(as));
    }

    /// A conditional statement: its row says in `[applied]` whether it was done, and else what stood in its way.
    CompletionStage<Row> conditional(Query query, Object... values) {
        return row(query, values)
                .thenApply(row -> row.orElseThrow(() -> new StoreUnavailable(query.name() + " was not answered")));
    }

    /// Writes that all lie in one partition: one mutation, all or nothing, at the latest of their times.
    CompletionStage<Void> together(List<Write> writes) {
        if (writes.size() == 1) return alone(writes.getFirst());
        List<CompletableFuture<BoundStatement>> bound =
                writes.stream().map(this::bound).toList();
        return allOf(bound).thenCompose(_ -> {
            BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
            bound.forEach(statement -> batch.addStatement(statement.join()));
            batch.setIdempotence(true);
            batch.setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM);
            batch.setQueryTimestamp(writes.stream().mapToLong(Write::atUs).max().orElseThrow());
            return run(BATCH, writes.getFirst().query(), batch.build()).thenApply(_ -> null);
        });
    }

    /// Writes wherever they lie, in any order: their times say what stands.
    CompletionStage<Void> apart(List<Write> writes) {
        return allOf(writes.stream().map(this::alone).toList());
    }

    CompletableFuture<Void> alone(Write write) {
        return bound(write)
                .thenApply(statement -> statement.setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM))
                .thenCompose(statement -> run(write.query().name(), write.query(), statement))
                .thenApply(_ -> null);
    }

    /// Down when statements have only failed for a while.
    Health health() {
        if (closed) return Health.down("the store is closed");
        return failing && nowNs.getAsLong() - failingSinceNs >= SILENT_MAX.toNanos()
                ? Health.down("no statement has succeeded for " + SILENT_MAX.toSeconds() + " s")
                : Health.UP;
    }

    List<QueryStats> stats() {
        return counters.entrySet().stream()
                .map(each -> each.getValue().read(each.getKey()))
                .sorted(Comparator.comparing(QueryStats::query))
                .toList();
    }

    static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        closed = true;
        closing.run();
    }

    private CompletableFuture<AsyncResultSet> execute(Query query, Object... values) {
        return prepared(query).thenCompose(statement -> {
            BoundStatement bound = statement
                    .bind(values)
                    .setIdempotent(query.idempotent())
                    .setConsistencyLevel(
                            query.serial()
                                    ? DefaultConsistencyLevel.LOCAL_SERIAL
                                    : DefaultConsistencyLevel.LOCAL_QUORUM)
                    .setSerialConsistencyLevel(DefaultConsistencyLevel.LOCAL_SERIAL);
            return run(query.name(), query, bound);
        });
    }

    private CompletableFuture<BoundStatement> bound(Write write) {
        return prepared(write.query())
                .thenApply(statement -> statement
                        .bind(write.values().toArray())
                        .setQueryTimestamp(write.atUs())
                        .setIdempotent(true));
    }

    /// A preparation that failed is tried again by the next run.
    private CompletableFuture<PreparedStatement> prepared(Query query) {
        if (closed) return CompletableFuture.failedFuture(new StoreUnavailable("the store is closed"));
        CompletableFuture<PreparedStatement> found = prepared.computeIfAbsent(
                query, absent -> session.prepareAsync(absent.cql()).toCompletableFuture());
        return found.handle((statement, failure) -> {
            if (failure == null) return statement;
            prepared.remove(query, found);
            throw unavailable(query.name(), failure);
        });
    }

    private CompletableFuture<AsyncResultSet> run(String name, Query query, Statement<?> statement) {
        QueryCounters counter = counters.computeIfAbsent(name, _ -> new QueryCounters(query.reads()));
        return gate.before(query)
                .thenCompose(_ -> executed(counter, name, statement))
                .thenCompose(result -> gate.after(query).thenApply(_ -> result))
                .toCompletableFuture();
    }

    private CompletableFuture<AsyncResultSet> executed(QueryCounters counter, String name, Statement<?> statement) {
        if (closed) return CompletableFuture.failedFuture(new StoreUnavailable("the store is closed"));
        long startNs = nowNs.getAsLong();
        return session.executeAsync(statement).toCompletableFuture().handle((result, failure) -> {
            long tookNs = nowNs.getAsLong() - startNs;
            if (failure == null) {
                counter.done(tookNs, result.getExecutionInfo());
                failing = false;
                return result;
            }
            counter.failed(tookNs, cause(failure));
            failedAt(startNs);
            throw unavailable(name, failure);
        });
    }

    /// Two at once may write the same; later ones find it written.
    private void failedAt(long ns) {
        if (failing) return;
        failingSinceNs = ns;
        failing = true;
    }

    private static CompletionStage<List<Row>> rest(AsyncResultSet page, List<Row> rows) {
        page.currentPage().forEach(rows::add);
        if (!page.hasMorePages()) return CompletableFuture.completedFuture(rows);
        return page.fetchNextPage().thenCompose(next -> rest(next, rows));
    }

    private static StoreUnavailable unavailable(String name, Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof StoreUnavailable known
                ? known
                : new StoreUnavailable(name + " failed: " + cause.getMessage(), cause);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
