package dev.guildhall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A scratch folder for one run: compiled native tools and the data of the nodes under test. Gone afterwards.
record Workshop(Path folder) implements AutoCloseable {
    static Workshop open() throws IOException {
        return new Workshop(Files.createTempDirectory("guildhall-bench"));
    }

    /// Compiles one of `src/main/c`, which is on the class path as a resource.
    Path compile(String name) throws IOException, InterruptedException {
        Path source = folder.resolve(name + ".c");
        Path program = folder.resolve(name);
        if (!Files.exists(program)) {
            try (var in = Workshop.class.getResourceAsStream("/c/" + name + ".c")) {
                if (in == null) throw new IOException("no source for " + name);
                Files.write(source, in.readAllBytes());
            }
            List<String> gcc = List.of("gcc", "-O2", "-o", program.toString(), source.toString());
            if (new ProcessBuilder(gcc).inheritIO().start().waitFor() != 0) {
                throw new IOException("gcc does not compile " + source);
            }
        }
        return program;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
