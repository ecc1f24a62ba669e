package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// One of this module's classes as a process with the product's flags, and with a recorded start of its own.
final class JavaProcess {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-Xlog:aot=off",
            "-Xlog:cds=off");

    private final Path cache;
    private final List<String> line;

    private JavaProcess(Path cache, List<String> line) {
        this.cache = cache;
        this.line = line;
    }

    /// Runs the class once with `arguments` and keeps what it loaded.
    static JavaProcess recorded(Class<?> main, Workshop workshop, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        line.addAll(List.of("-cp", classPath(workshop)));
        JavaProcess process = new JavaProcess(workshop.folder().resolve(main.getSimpleName() + ".aot"), line);
        process.line.add(main.getName());
        process.record(arguments);
        return process;
    }

    private void record(String... arguments) throws IOException, InterruptedException {
        Process once = builder("-XX:AOTCacheOutput=" + cache, arguments)
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
        if (once.waitFor() != 0 || !Files.exists(cache)) throw new IOException("no start was recorded: " + cache);
    }

    Process start(String... arguments) throws IOException {
        return builder("-XX:AOTCache=" + cache, arguments)
                .redirectError(ProcessBuilder.Redirect.appendTo(log()))
                .start();
    }

    private File log() {
        return cache.resolveSibling(cache.getFileName() + ".log").toFile();
    }

    /// The first line that it prints; returns when it has ended.
    String firstLine(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String first = String.valueOf(lines.readLine());
            process.waitFor();
            return first;
        }
    }

    private ProcessBuilder builder(String cacheFlag, String... arguments) {
        List<String> all = new ArrayList<>(line);
        all.add(1, cacheFlag);
        all.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(all);
    }

    /// The JVM records starts from jars only, so this module's classes are put into one.
    private static String classPath(Workshop workshop) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                path = jar(path, workshop.folder().resolve("classes-" + entries.size() + ".jar"));
            }
            entries.add(path.toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        if (Files.exists(jar)) return jar;
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
        return jar;
    }
}
