package dev.guildhall.store;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// `guildhall.store.scylla`. Every value and its reason stands in `reference.conf`.
///
/// @param contactPoints `HOST:PORT` of some of the cluster's nodes
/// @param username empty where the cluster asks for none
/// @param timeout of one attempt of a statement
/// @param speculativeAfter when an attempt counts as slow, and another node is asked
/// @param speculativeMax further nodes asked so, 0 for none
/// @param lease how long a node's right to write lasts unless renewed
/// @param batchCommitsMax commits of one slot that go into the journal together
/// @param batchBytesMax about what they may weigh together
/// @param waitingCommitsMax commits of one slot that may wait; more fail at once
/// @param batchesAhead journal writes of one slot whose rows may be on their way at once
/// @param ownersMax owners of one slot whose last number is remembered
/// @param outboxBytesMax about what this node keeps in memory of what the bus has not got yet
/// @param adoptEvery how often slots are looked for whose holder is gone
public record ScyllaConfig(
        List<String> contactPoints,
        String localDatacenter,
        String keyspace,
        String replication,
        String username,
        String password,
        Duration timeout,
        Duration speculativeAfter,
        int speculativeMax,
        Duration lease,
        int batchCommitsMax,
        int batchBytesMax,
        int waitingCommitsMax,
        int batchesAhead,
        int ownersMax,
        long outboxBytesMax,
        Duration adoptEvery) {
    private static final Duration LEASE_MIN = Duration.ofSeconds(2);

    public ScyllaConfig {
        contactPoints = List.copyOf(contactPoints);
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException("guildhall.store.scylla.contact-points must name a node at least");
        }
        if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException("guildhall.store.scylla.keyspace is \"" + keyspace
                    + "\": small letters, digits and _ alone, a letter first, at most 48");
        }
        if (lease.compareTo(LEASE_MIN) < 0 || timeout.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("guildhall.store.scylla.lease must be at least " + LEASE_MIN.toSeconds()
                    + " s, and longer than timeout: a lease is renewed by a statement");
        }
        if (batchCommitsMax < 1 || batchBytesMax < 1 || waitingCommitsMax < batchCommitsMax || batchesAhead < 1) {
            throw new IllegalArgumentException("guildhall.store.scylla: batch-commits-max, batch-bytes-max and"
                    + " batches-ahead must be at least 1, waiting-commits-max at least batch-commits-max");
        }
        if (ownersMax < batchCommitsMax || speculativeMax < 0) {
            throw new IllegalArgumentException("guildhall.store.scylla: owners-max must be at least"
                    + " batch-commits-max, speculative-max at least 0");
        }
        if (outboxBytesMax < 0 || !adoptEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "guildhall.store.scylla: outbox-memory must be at least 0, adopt-every more than 0");
        }
    }

    static ScyllaConfig from(Config own) {
        return new ScyllaConfig(
                Stream.of(own.getString("contact-points").split(","))
                        .map(String::strip)
                        .filter(point -> !point.isEmpty())
                        .toList(),
                own.getString("local-datacenter"),
                own.getString("keyspace"),
                own.getString("replication"),
                own.getString("username"),
                own.getString("password"),
                own.getDuration("timeout"),
                own.getDuration("speculative-after"),
                own.getInt("speculative-max"),
                own.getDuration("lease"),
                own.getInt("batch-commits-max"),
                Math.toIntExact(own.getBytes("batch-bytes-max")),
                own.getInt("waiting-commits-max"),
                own.getInt("batches-ahead"),
                own.getInt("owners-max"),
                own.getBytes("outbox-memory"),
                own.getDuration("adopt-every"));
    }
}
