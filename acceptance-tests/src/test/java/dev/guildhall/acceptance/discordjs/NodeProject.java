package dev.guildhall.acceptance.discordjs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildhall.acceptance.process.CommandOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The scripts of `src/test/js` in a copy below `target`, with the packages that their lock file names.
record NodeProject(Path folder) {
    private static final Path SOURCES = Path.of("src", "test", "js");

    /// Copies the scripts and installs what they need, unless exactly that is installed already.
    static NodeProject install() throws IOException, InterruptedException {
        Path folder = Path.of("target", "js").toAbsolutePath();
        copy(folder);
        NodeProject project = new NodeProject(folder);
        String wanted = Files.readString(SOURCES.resolve("package-lock.json"));
        Path installed = folder.resolve("installed-lock.json");
        if (!Files.isRegularFile(installed) || !Files.readString(installed).equals(wanted)) {
            CommandOutcome outcome = project.run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            if (outcome.exitCode() != 0) throw new AssertionError("npm ci failed: " + outcome);
            Files.writeString(installed, wanted, UTF_8);
        }
        return project;
    }

    /// Runs one scenario; its lines are in the outcome.
    CommandOutcome scenario(String name, Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, "node", "scenarios/" + name + ".js");
    }

    private CommandOutcome run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return CommandOutcome.of(process);
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(SOURCES.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
