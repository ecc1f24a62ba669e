package dev.guildhall.node.cli;

import com.typesafe.config.Config;
import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.config.ConfigLayers;
import dev.guildhall.node.config.NodeConfig;
import dev.guildhall.node.config.OperatorError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Says which node a command means, from `--data`, `--config`, the environment and the configuration file.
/// Every command that starts or finds a node asks here, so that all of them agree.
public final class NodeOptions {
    private static final Path USUAL_FILE = Path.of("guildhall.conf");

    private final Arguments arguments;
    private final Map<String, String> environment;

    public NodeOptions(Arguments arguments, Terminal terminal) {
        this.arguments = arguments;
        this.environment = terminal.environment();
    }

    /// The settings in force: the options and `more` (paths to values) over environment, file and defaults.
    public Config settings(Map<String, ?> more) {
        var options = new HashMap<String, Object>(more);
        arguments.value("--data").ifPresent(folder -> options.put("guildhall.node.data", folder));
        return new ConfigLayers(environment).load(options, file());
    }

    Path dataFolder() {
        return NodeConfig.from(settings(Map.of())).dataFolder();
    }

    /// The node that runs on the data folder. Fails with [OperatorError] if there is none.
    public RunFile runningNode() {
        var folder = dataFolder();
        return RunFile.ofRunningNode(folder)
                .orElseThrow(() -> OperatorError.failure("No node runs on " + folder
                        + ". Start one with ./guildhall start, or say --data DIR if yours is elsewhere."));
    }

    private Optional<Path> file() {
        return arguments
                .value("--config")
                .or(() ->
                        Optional.ofNullable(environment.get("GUILDHALL_CONFIG")).filter(name -> !name.isBlank()))
                .map(Path::of)
                .or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
    }
}
