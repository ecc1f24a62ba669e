package dev.guildhall.servers;

import java.io.IOException;
import java.util.Locale;

/// A server that Guildhall can keep something in.
public enum ServerKind {
    /// Speaks CQL, as ScyllaDB does.
    CASSANDRA,
    KAFKA,
    REDIS,
    /// Speaks S3, with the credentials that [S3Launch] names.
    S3;

    /// Writes the server's files into its place, and says how it is started there.
    Launch launch(Artifacts artifacts, Place place) throws IOException {
        return switch (this) {
            case CASSANDRA -> CassandraLaunch.of(artifacts, place);
            case KAFKA -> KafkaLaunch.of(artifacts, place);
            case REDIS -> RedisLaunch.of(artifacts, place);
            case S3 -> S3Launch.of(artifacts, place);
        };
    }

    /// Names folders and files.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
