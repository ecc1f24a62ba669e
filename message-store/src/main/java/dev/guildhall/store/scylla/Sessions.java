package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.internal.core.specex.ConstantSpeculativeExecutionPolicy;
import dev.guildhall.store.ScyllaConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sessions of the driver, as the configuration wants them.
final class Sessions {
    /// Definitions take seconds on a cluster that agrees on them.
    private static final Duration DEFINING_MAX = Duration.ofSeconds(30);

    private static final Duration DEBOUNCE = Duration.ofMillis(50);

    /// How often a server that is gone is tried again: the driver's own way, up to a minute later each time, makes
    /// an outage of the cluster a minute longer.
    private static final Duration RECONNECT_MIN = Duration.ofMillis(200);

    private static final Duration RECONNECT_MAX = Duration.ofSeconds(2);

    private Sessions() {}

    /// A session in the keyspace, which is made when it is absent. Fails when no node answers.
    static CqlSession open(ScyllaConfig config) {
        try (CqlSession session = connect(config, null, DEFINING_MAX)) {
            Schema.make(session, config.keyspace(), config.replication());
        }
        return connect(config, config.keyspace(), config.timeout());
    }

    /// Runs the migrations that were not run yet; their names.
    static List<String> migrate(ScyllaConfig config) {
        try (CqlSession session = connect(config, null, DEFINING_MAX)) {
            Schema.make(session, config.keyspace(), config.replication());
        }
        try (CqlSession session = connect(config, config.keyspace(), DEFINING_MAX)) {
            return Schema.migrate(session);
        }
    }

    private static CqlSession connect(ScyllaConfig config, @Nullable String keyspace, Duration timeout) {
        CqlSessionBuilder builder = CqlSession.builder().withConfigLoader(settings(config, timeout));
        for (String point : config.contactPoints()) {
            builder.addContactPoint(address(point));
        }
        if (!config.username().isEmpty()) builder.withAuthCredentials(config.username(), config.password());
        if (keyspace != null) builder.withKeyspace(keyspace);
        return builder.build();
    }

    private static DriverConfigLoader settings(ScyllaConfig config, Duration timeout) {
        ProgrammaticDriverConfigLoaderBuilder settings = DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, config.localDatacenter())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, DEFINING_MAX)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, DEFINING_MAX)
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, DEBOUNCE)
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, RECONNECT_MIN)
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, RECONNECT_MAX);
        if (config.speculativeMax() > 0) {
            settings.withClass(
                            DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS,
                            ConstantSpeculativeExecutionPolicy.class)
                    .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, config.speculativeMax() + 1)
                    .withDuration(DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, config.speculativeAfter());
        }
        return settings.build();
    }

    private static InetSocketAddress address(String point) {
        int colon = point.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "guildhall.store.scylla.contact-points: \"" + point + "\" is not HOST:PORT");
        }
        return new InetSocketAddress(point.substring(0, colon), Integer.parseInt(point.substring(colon + 1)));
    }
}
