package dev.guildhall.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.node.admin.AdminJson;
import dev.guildhall.node.cli.Arguments;
import dev.guildhall.node.cli.Command;
import dev.guildhall.node.cli.NodeOptions;
import dev.guildhall.node.cli.Syntax;
import dev.guildhall.node.cli.Terminal;
import dev.guildhall.node.config.OperatorError;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.StoreNotOpened;
import dev.guildhall.store.scylla.ScyllaMessageStore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `admin migrate-schema`: brings the tables of the configured cluster to what this build needs, before its nodes do so
/// when they start. Needs no running node. One that was cut short goes on where it was.
final class MigrateSchemaCommand implements Command {
    private final Terminal terminal;

    MigrateSchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofNode("admin migrate-schema", List.of(), Set.of(), Set.of("--json"));
    }

    @Override
    public int run(Arguments arguments) {
        StoreConfig config = config(arguments);
        if (config.adapter() != StoreConfig.Adapter.SCYLLA) {
            throw OperatorError.misuse("guildhall.store.adapter is not scylla: the embedded store has no schema");
        }
        Migrated migrated = new Migrated(run(config));
        terminal.out().println(arguments.has("--json") ? AdminJson.line(migrated) : migrated.sentence());
        return 0;
    }

    private StoreConfig config(Arguments arguments) {
        try {
            return StoreConfig.from(new NodeOptions(arguments, terminal).settings(Map.of()));
        } catch (IllegalArgumentException unfit) {
            throw OperatorError.misuse("Configuration: " + unfit.getMessage());
        }
    }

    private static List<String> run(StoreConfig config) {
        try {
            return ScyllaMessageStore.migrate(config.scylla());
        } catch (StoreNotOpened refused) {
            throw OperatorError.failure(String.valueOf(refused.getMessage()));
        }
    }

    private record Migrated(@JsonProperty("run") List<String> run) {
        String sentence() {
            return run.isEmpty() ? "The schema is up to date." : "Run: " + String.join(", ", run);
        }
    }
}
