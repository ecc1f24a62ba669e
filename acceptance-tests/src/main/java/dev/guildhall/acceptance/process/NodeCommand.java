package dev.guildhall.acceptance.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One call of the product's command line: `java FLAGS -jar node.jar ARGUMENTS`.
public record NodeCommand(List<String> arguments, Map<String, String> environment) {
    /// Pekko's Artery, Netty and RocksDB JNI need the first three; the last keeps a node's appetite below the
    /// test machine's.
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx512m");

    public NodeCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static NodeCommand of(String... arguments) {
        return new NodeCommand(List.of(arguments), Map.of());
    }

    /// Starts the process with standard output and standard error appended to one file.
    Process launch(Path log) throws IOException {
        ProcessBuilder builder = builder();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    /// Runs a command that ends by itself and hands back what it printed. One that does not end within two
    /// minutes is killed and fails.
    public CommandOutcome run() throws IOException, InterruptedException {
        Process process = builder().redirectErrorStream(false).start();
        process.getOutputStream().close();
        return CommandOutcome.of(process);
    }

    private ProcessBuilder builder() {
        List<String> line = new ArrayList<>();
        line.add(NodeJar.java().toString());
        line.addAll(FLAGS);
        line.add("-jar");
        line.add(NodeJar.locate().toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("GUILDHALL_") || name.equals("JAVA_TOOL_OPTIONS"));
        // The usual one is for nodes that people start.
        builder.environment().put("GUILDHALL_METRICS_PORT", "0");
        builder.environment().putAll(environment);
        return builder;
    }
}
