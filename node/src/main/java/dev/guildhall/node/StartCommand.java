package dev.guildhall.node;

import dev.guildhall.node.cli.Arguments;
import dev.guildhall.node.cli.Command;
import dev.guildhall.node.cli.NodeOptions;
import dev.guildhall.node.cli.Syntax;
import dev.guildhall.node.cli.Terminal;
import dev.guildhall.node.config.NodeConfig;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `start`: runs a node until the process is asked to end.
final class StartCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

    /// Used by the launcher to record what a start loads: serve once, then end.
    private static final String REHEARSE = "--rehearse";

    private final Terminal terminal;
    private final ServicesStart servicesStart;

    StartCommand(Terminal terminal, ServicesStart servicesStart) {
        this.terminal = terminal;
        this.servicesStart = servicesStart;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofNode(
                "start", List.of(), Set.of("--port", "--host"), Set.of("--background", "--no-rate-limits", REHEARSE));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        var settings = new NodeOptions(arguments, terminal).settings(given(arguments));
        var config = NodeConfig.from(settings);
        if (arguments.has("--background")) return new BackgroundStart(terminal, config).run(arguments.words());
        var node = Node.start(config, settings, servicesStart);
        // Before the greeting: whoever reads it may ask the process to end at once.
        if (!arguments.has(REHEARSE)) Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node), "stop"));
        Greeting.lines(node.port(), config.dataFolder(), false).forEach(terminal.out()::println);
        if (arguments.has(REHEARSE)) {
            node.close();
        } else {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static Map<String, Object> given(Arguments arguments) {
        var given = new HashMap<String, Object>();
        arguments
                .value("--port", "a number", Integer::valueOf)
                .ifPresent(port -> given.put("guildhall.node.port", port));
        arguments.value("--host").ifPresent(host -> given.put("guildhall.node.host", host));
        if (arguments.has("--no-rate-limits")) given.put("guildhall.ratelimit.enabled", false);
        return given;
    }

    /// Ends the process with 0 after a clean stop. Left alone, a JVM that was told to end says 143 (130 after
    /// Ctrl-C), which supervisors take for a crash.
    private static void end(Node node) {
        var status = 0;
        try {
            node.close();
        } catch (IOException | RuntimeException e) {
            LOG.error("The node did not stop cleanly; the store recovers at the next start", e);
            status = 1;
        }
        Runtime.getRuntime().halt(status);
    }
}
