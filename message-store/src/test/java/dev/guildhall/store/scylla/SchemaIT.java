package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

class SchemaIT {
    @Test
    void migrationThatWasCutShortIsRunAgainAndOneThatEndedIsNot() {
        String keyspace = "cut" + ProcessHandle.current().pid();
        ScyllaStores.make(keyspace);
        try (CqlSession session = ScyllaStores.connected(keyspace)) {
            assertThat(Schema.migrate(session)).contains("0001-core");
            session.execute("DELETE FROM migrations WHERE name = '0001-core'");
            session.execute("DROP TABLE journal");

            assertThat(Schema.migrate(session)).containsExactly("0001-core");
            assertThat(session.execute("SELECT * FROM journal").all()).isEmpty();
            assertThat(Schema.migrate(session)).isEmpty();
            session.execute("DROP KEYSPACE " + keyspace);
        }
    }
}
