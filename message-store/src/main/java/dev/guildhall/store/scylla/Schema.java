package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables, as numbered migrations. Each is a file of statements that say `IF NOT EXISTS`: one that was cut short
/// is run again from its start, and only one that ran to its end is entered. A file never changes once released.
final class Schema {
    private static final List<String> MIGRATIONS =
            List.of("0001-core", "0002-messages", "0003-guilds", "0004-people", "0005-outbox");

    private static final String LOG = "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)";

    private Schema() {}

    /// Makes the keyspace when it is absent. `replication` is a map of CQL.
    static void make(CqlSession session, String keyspace, String replication) {
        session.execute("CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s".formatted(keyspace, replication));
    }

    /// Runs what was not run yet in the session's keyspace. Called by each node as it starts, and by an operator who
    /// wants it done before. Blocks; two at once do the same twice. The names of what was run.
    static List<String> migrate(CqlSession session) {
        session.execute(LOG);
        Set<String> done = new HashSet<>();
        for (Row row : session.execute("SELECT name FROM migrations")) {
            done.add(String.valueOf(row.getString("name")));
        }
        List<String> missing =
                MIGRATIONS.stream().filter(name -> !done.contains(name)).toList();
        for (String name : missing) {
            statements(name).forEach(session::execute);
            session.execute(SimpleStatement.newInstance("INSERT INTO migrations (name) VALUES (?)", name));
        }
        return missing;
    }

    private static List<String> statements(String migration) {
        String text = file(migration + ".cql")
                .lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String file(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + name)) {
            if (in == null) throw new IllegalStateException("no migration " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
