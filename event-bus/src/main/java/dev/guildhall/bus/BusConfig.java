package dev.guildhall.bus;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What `guildhall.bus` says. Each key is explained in this module's `reference.conf`.
public record BusConfig(Adapter adapter, Reading reading, Embedded embedded, Kafka kafka) {
    /// Where records are kept.
    public enum Adapter {
        EMBEDDED,
        KAFKA
    }

    /// How groups read, on either adapter.
    ///
    /// @param recordsMax of one hand-out to a reader
    /// @param bytesMax of one hand-out, which is always at least one record
    /// @param retryPause before what a reader failed with comes again, and before the bus tries again what failed
    /// @param closeWait for what is being read or was handed over when a subscription or the bus is closed
    public record Reading(int recordsMax, int bytesMax, Duration retryPause, Duration closeWait) {
        public Reading {
            if (recordsMax < 1 || bytesMax < 1) {
                throw new IllegalArgumentException(
                        "guildhall.bus.reading: records-max and bytes-max must be at least 1");
            }
            if (!retryPause.isPositive() || !closeWait.isPositive()) {
                throw new IllegalArgumentException(
                        "guildhall.bus.reading: retry-pause and close-wait must be longer than 0");
            }
        }

        static Reading from(Config config) {
            return new Reading(
                    config.getInt("records-max"),
                    Math.toIntExact(config.getBytes("bytes-max")),
                    config.getDuration("retry-pause"),
                    config.getDuration("close-wait"));
        }
    }

    /// What the embedded bus keeps of a topic: at most so many bytes, and nothing older.
    public record Retention(long bytesMax, Duration ageMax) {}

    /// The embedded bus's settings.
    ///
    /// @param retention of each topic
    public record Embedded(
            long waitingBytesMax, long batchBytesMax, int readerThreads, Map<Topic, Retention> retention) {
        /// Below it the pieces that are dropped as a whole would hold a handful of records each.
        private static final long RETENTION_BYTES_MIN = 64 << 10;

        public Embedded {
            retention = Map.copyOf(retention);
            if (batchBytesMax < 1 || readerThreads < 1) {
                throw new IllegalArgumentException(
                        "guildhall.bus.embedded: batch-bytes-max and reader-threads must be at least 1");
            }
            if (waitingBytesMax < batchBytesMax) {
                throw new IllegalArgumentException(
                        "guildhall.bus.embedded: waiting-bytes-max must be at least one batch (batch-bytes-max)");
            }
            retention.forEach(Embedded::check);
        }

        private static void check(Topic topic, Retention kept) {
            if (kept.bytesMax() < RETENTION_BYTES_MIN || !kept.ageMax().isPositive()) {
                throw new IllegalArgumentException("guildhall.bus.embedded.retention." + topic.topicName()
                        + ": bytes must be at least 64 KiB, and age longer than 0");
            }
        }

        /// What is kept of the topic.
        public Retention of(Topic topic) {
            Retention kept = retention.get(topic);
            if (kept == null) throw new IllegalStateException("no retention of " + topic);
            return kept;
        }

        static Embedded from(Config config) {
            Map<Topic, Retention> retention = new EnumMap<>(Topic.class);
            for (Topic topic : Topic.values()) {
                Config kept = config.getConfig("retention." + topic.topicName());
                retention.put(topic, new Retention(kept.getBytes("bytes"), kept.getDuration("age")));
            }
            return new Embedded(
                    config.getBytes("waiting-bytes-max"),
                    config.getBytes("batch-bytes-max"),
                    config.getInt("reader-threads"),
                    retention);
        }
    }

    /// The settings of the bus on Kafka.
    ///
    /// @param prefix of topics and groups
    /// @param properties of Kafka's own, for producer, consumers and admin client alike; they win over ours where
    ///     the promises of the port do not hang on ours
    public record Kafka(
            String bootstrapServers,
            String prefix,
            boolean createTopics,
            int partitions,
            short replicationFactor,
            Compression compression,
            GroupProtocol groupProtocol,
            long waitingBytesMax,
            Duration requestTimeout,
            Duration probeInterval,
            Map<String, String> properties) {
        /// Codecs of what is sent.
        public enum Compression {
            NONE,
            LZ4,
            ZSTD
        }

        /// How members of a group agree: with the broker (4.0 and later), or among each other.
        public enum GroupProtocol {
            CONSUMER,
            CLASSIC
        }

        public Kafka {
            properties = Map.copyOf(properties);
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException(
                        "guildhall.bus.kafka.bootstrap-servers must name at least one HOST:PORT");
            }
            if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
                throw new IllegalArgumentException(
                        "guildhall.bus.kafka.prefix is made of at most 100 letters, digits, dots, dashes and underscores");
            }
            if (partitions < 1 || replicationFactor < 1 || waitingBytesMax < 1) {
                throw new IllegalArgumentException(
                        "guildhall.bus.kafka: partitions, replication-factor and waiting-bytes-max must be at least 1");
            }
            if (!requestTimeout.isPositive() || !probeInterval.isPositive()) {
                throw new IllegalArgumentException(
                        "guildhall.bus.kafka: request-timeout and probe-interval must be longer than 0");
            }
        }

        static Kafka from(Config config) {
            return new Kafka(
                    config.getString("bootstrap-servers"),
                    config.getString("prefix"),
                    config.getBoolean("create-topics"),
                    config.getInt("partitions"),
                    Short.parseShort(config.getString("replication-factor")),
                    one(Compression.class, config, "compression"),
                    one(GroupProtocol.class, config, "group-protocol"),
                    config.getBytes("waiting-bytes-max"),
                    config.getDuration("request-timeout"),
                    config.getDuration("probe-interval"),
                    properties(config.getConfig("properties")));
        }

        /// HOCON makes a tree of `security.protocol`; Kafka wants the dots back.
        private static Map<String, String> properties(Config config) {
            Map<String, String> flat = new TreeMap<>();
            config.entrySet().forEach(entry -> {
                String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
                if (entry.getValue().valueType() == ConfigValueType.LIST) {
                    throw new IllegalArgumentException(
                            "guildhall.bus.kafka.properties." + key + " must be one value: put commas into the string");
                }
                flat.put(key, String.valueOf(entry.getValue().unwrapped()));
            });
            return flat;
        }
    }

    /// Reads `guildhall.bus` from the application's whole configuration.
    public static BusConfig from(Config root) {
        Config bus = root.getConfig("guildhall.bus");
        return new BusConfig(
                one(Adapter.class, bus, "adapter"),
                Reading.from(bus.getConfig("reading")),
                Embedded.from(bus.getConfig("embedded")),
                Kafka.from(bus.getConfig("kafka")));
    }

    private static <E extends Enum<E>> E one(Class<E> choices, Config config, String key) {
        String name = config.getString(key);
        Map<String, E> known = new TreeMap<>();
        for (E choice : choices.getEnumConstants()) {
            known.put(choice.name().toLowerCase(Locale.ROOT), choice);
        }
        E found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("guildhall.bus: " + key + " is \"" + name + "\": the known ones are "
                    + String.join(", ", known.keySet()));
        }
        return found;
    }
}
