package dev.guildhall.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checked-out repository, for tests about its files.
final class Repository {
    /// Tests run in the folder of their module.
    static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Repository() {}

    private static Path root(Path folder) {
        if (Files.isExecutable(folder.resolve("guildhall"))) return folder;
        var parent = folder.getParent();
        if (parent == null) throw new IllegalStateException("No launcher above the tests' folder");
        return root(parent);
    }

    /// Every Java source of every module, tests included.
    static List<Path> sources() {
        return modules()
                .flatMap(module -> walk(module.resolve("src")))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /// The pages for people: those beside the launcher and those below `docs`.
    static List<Path> pages() {
        return Stream.concat(list(ROOT), walk(ROOT.resolve("docs")))
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> modules() {
        return list(ROOT).filter(folder -> Files.exists(folder.resolve("pom.xml")));
    }

    private static Stream<Path> list(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) return Stream.of();
        try (var entries = Files.walk(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
