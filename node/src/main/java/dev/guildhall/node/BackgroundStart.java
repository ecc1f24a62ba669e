package dev.guildhall.node;

import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.cli.Terminal;
import dev.guildhall.node.config.DataFolder;
import dev.guildhall.node.config.NodeConfig;
import dev.guildhall.node.config.OperatorError;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `start --background`: starts this same program once more, detached and with its lines in a file, and waits until
/// it serves.
final class BackgroundStart {
    private static final int WAIT_S = 60;
    private static final int LOOK_EVERY_MS = 25;
    private static final int LAST_WORDS_BYTES_MAX = 64 * 1024;
    private static final String REASON = "guildhall: ";

    private final Terminal terminal;
    private final NodeConfig config;

    BackgroundStart(Terminal terminal, NodeConfig config) {
        this.terminal = terminal;
        this.config = config;
    }

    /// `words` are what followed `start`; the child gets them without `--background`. Returns the exit status.
    int run(List<String> words) throws IOException, InterruptedException {
        DataFolder.prepare(config.dataFolder());
        var log = config.dataFolder().resolve("guildhall.log");
        var logged = Files.exists(log) ? Files.size(log) : 0;
        var child = process(words, log.toFile()).start();
        for (int waitedMs = 0; waitedMs < WAIT_S * 1000; waitedMs += LOOK_EVERY_MS) {
            if (child.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw OperatorError.failure(lastWords(log, logged).orElse("The node ended at once; see " + log));
            }
            var running = RunFile.ofRunningNode(config.dataFolder()).filter(file -> file.pid() == child.pid());
            if (running.isPresent()) return greet(running.get(), log);
        }
        child.destroy();
        throw OperatorError.failure("The node did not serve within " + WAIT_S + " s and was stopped; see " + log);
    }

    private int greet(RunFile running, Path log) {
        Greeting.lines(running.port(), config.dataFolder(), true).forEach(terminal.out()::println);
        terminal.out().println("  Log         " + log);
        return 0;
    }

    /// `nohup` keeps the node alive when the terminal closes.
    private static ProcessBuilder process(List<String> words, File log) {
        var command = new ArrayList<String>();
        command.add("nohup");
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.add("start");
        words.stream().filter(word -> !word.equals("--background")).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true);
    }

    /// The line by which the child said why it could not start, if it did.
    private static Optional<String> lastWords(Path log, long from) throws IOException {
        try (var words = Files.newInputStream(log)) {
            words.skipNBytes(from);
            return new String(words.readNBytes(LAST_WORDS_BYTES_MAX), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(REASON))
                    .map(line -> line.substring(REASON.length()))
                    .reduce((first, last) -> last);
        }
    }
}
