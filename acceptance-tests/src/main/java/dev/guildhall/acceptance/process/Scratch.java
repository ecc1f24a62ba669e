package dev.guildhall.acceptance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders below `target` that a test starts with empty, and leaves full for whoever has to read its logs.
public final class Scratch {
    private Scratch() {}

    /// A folder of this name that does not exist yet; what an earlier run left there is deleted.
    public static Path folder(String name) throws IOException {
        return cleared(Path.of("target", "acceptance", name));
    }

    /// That folder, without what an earlier run left in it: a node's data and actors' files belong to one run.
    public static Path cleared(Path path) throws IOException {
        Path folder = path.toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path gone : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(gone);
            }
        }
        return folder;
    }
}
