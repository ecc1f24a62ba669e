package dev.guildhall.node.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.node.admin.AdminJson;
import java.util.List;
import java.util.Set;

/// `status`: says whether a node runs on the data folder, and where it listens.
final class StatusCommand implements Command {
    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofNode("status", List.of(), Set.of(), Set.of("--json"));
    }

    @Override
    public int run(Arguments arguments) {
        var node = new NodeOptions(arguments, terminal);
        var running = node.runningNode();
        var status = new Status(running.pid(), running.port(), node.dataFolder().toString(), running.metricsPort());
        terminal.out().println(arguments.has("--json") ? AdminJson.line(status) : status.sentence());
        return 0;
    }

    private record Status(
            @JsonProperty("pid") long pid,
            @JsonProperty("port") int port,
            @JsonProperty("data") String data,
            @JsonProperty("metrics_port") int metricsPort) {
        String sentence() {
            var metrics = metricsPort == 0 ? "no metrics" : "metrics on port " + metricsPort;
            return "A node with process id " + pid + " serves http://localhost:" + port + " on " + data + ", "
                    + metrics;
        }
    }
}
