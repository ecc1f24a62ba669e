package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import dev.guildhall.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Stores on the CQL server of the run, in one keyspace and over one session of this JVM's. As an extension of a test
/// class it empties,
/// before
/// each test, the tables that the test before it wrote.
public final class ScyllaStores implements BeforeEachCallback {
    private static final String KEYSPACE = "test" + ProcessHandle.current().pid();
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";
    private static final Pattern WRITTEN = Pattern.compile("(?:INSERT INTO|UPDATE|DELETE FROM) (\\w+)");
    private static final SlotJournal.Bounds BOUNDS = new SlotJournal.Bounds(64, 32 * 1024, 4096, 8, 1024);

    static final long OUTBOX_BYTES = 1 << 20;

    /// Node numbers: any, and never the same twice.
    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

    private static final Set<String> WRITTEN_TABLES = ConcurrentHashMap.newKeySet();
    private static final CqlSession MIGRATED = migrated();

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    /// For classes that no extension reaches.
    static void empty() {
        WRITTEN_TABLES.stream()
                .map(table -> MIGRATED.executeAsync("TRUNCATE " + table).toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
        WRITTEN_TABLES.clear();
    }

    /// Another node on the same data, with a lease that no test is slow enough to see the end of.
    static ScyllaMessageStore open(InstantSource clock) {
        return open(clock, System::nanoTime, Duration.ofMinutes(10), Gate.OPEN);
    }

    /// One whose lease goes by the test's time, and whose statements the test may hold.
    static ScyllaMessageStore open(InstantSource clock, LongSupplier nowNs, Duration lease, Gate gate) {
        return open(clock, nowNs, gate, new ScyllaSettings(lease, BOUNDS, OUTBOX_BYTES, Duration.ofSeconds(1)));
    }

    /// One that writes its marks when the test says so.
    static ScyllaMessageStore open(
            InstantSource clock, LongSupplier nowNs, Duration lease, Gate gate, long outboxBytes) {
        return open(clock, nowNs, gate, new ScyllaSettings(lease, BOUNDS, outboxBytes, Duration.ofDays(1)));
    }

    private static ScyllaMessageStore open(
            InstantSource clock, LongSupplier nowNs, Gate gate, ScyllaSettings settings) {
        Cql cql = new Cql(MIGRATED, nowNs, new Noting(gate), () -> {});
        return ScyllaMessageStore.open(cql, settings, clock, nowNs, RANDOM);
    }

    /// The same over a session of its own through another port of the server's, such as a proxy's. It closes the
    /// session.
    static ScyllaMessageStore through(int port, InstantSource clock, LongSupplier nowNs, Duration lease, Gate gate) {
        CqlSession session = connected(KEYSPACE, port);
        Cql cql = new Cql(session, nowNs, new Noting(gate), session::close);
        return ScyllaMessageStore.open(
                cql, new ScyllaSettings(lease, BOUNDS, OUTBOX_BYTES, Duration.ofSeconds(1)), clock, nowNs, RANDOM);
    }

    /// As the contract suites want it.
    static MessageStore store(InstantSource clock) {
        return open(clock);
    }

    /// Statements without a store around them.
    static Cql cql() {
        return new Cql(MIGRATED, System::nanoTime, new Noting(Gate.OPEN), () -> {});
    }

    static CqlSession session() {
        return connected(KEYSPACE);
    }

    /// Remembers which tables are written.
    private record Noting(Gate gate) implements Gate {
        @Override
        public CompletionStage<Void> before(Query query) {
            Matcher written = WRITTEN.matcher(query.cql());
            if (written.find()) WRITTEN_TABLES.add(written.group(1));
            return gate.before(query);
        }

        @Override
        public CompletionStage<Void> after(Query query) {
            return gate.after(query);
        }
    }

    private static CqlSession migrated() {
        make(KEYSPACE);
        CqlSession session = connected(KEYSPACE);
        Schema.migrate(session);
        return session;
    }

    static void make(String keyspace) {
        try (CqlSession session = connected(null)) {
            Schema.make(session, keyspace, REPLICATION);
        }
    }

    static CqlSession connected(@Nullable String keyspace) {
        return connected(keyspace, Servers.ofRun(ServerKind.CASSANDRA).port());
    }

    private static CqlSession connected(@Nullable String keyspace, int port) {
        // Definitions wait for nothing, and nothing fails because the machine is busy.
        DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(10))
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(30))
                .withString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, "datacenter1")
                .build();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return CqlSession.builder()
                .addContactPoint(address)
                .withKeyspace(keyspace)
                .withConfigLoader(config)
                .build();
    }
}
