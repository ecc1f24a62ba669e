package dev.guildhall.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one server is started.
///
/// @param preparations commands that run to their end first
/// @param ready what the log says once clients are served
record Launch(List<List<String>> preparations, List<String> command, String ready) {
    Launch {
        preparations = List.copyOf(preparations);
        command = List.copyOf(command);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// Writes a file of this package into a folder, with `{name}` replaced.
    static Path template(String name, Path folder, Map<String, String> values) throws IOException {
        String text = resource(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text);
    }

    private static String resource(String name) {
        try (InputStream in = Launch.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
