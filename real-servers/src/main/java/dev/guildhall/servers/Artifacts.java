package dev.guildhall.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// What the build fetched for the servers.
///
/// @param module the folder of this module in the checkout
record Artifacts(Path module) {
    /// Looks upwards from the working directory, so that the root, a module's folder and an IDE work alike.
    static Artifacts locate() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path module = folder.resolve("real-servers");
            if (Files.isRegularFile(module.resolve("pom.xml"))) return new Artifacts(module);
        }
        throw new IllegalStateException("not inside a checkout of Guildhall");
    }

    /// All that `java -cp` of a server wants. The module's own classes come first: they mend the server.
    String classPath(String server) throws IOException {
        Path target = module.resolve(server).resolve("target");
        Path file = target.resolve("classpath.txt");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    file + " is not there: run mvn -pl real-servers -am process-classes in the checkout");
        }
        return target.resolve("classes") + ":" + Files.readString(file).strip();
    }

    /// The binary for this system, made executable in the folder.
    Path redisServer(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path binary = folder.resolve("redis-server");
        if (Files.isExecutable(binary)) return binary;
        String name = "redis-server-7.0.15-" + system() + "-" + architecture();
        try (InputStream in = Artifacts.class.getResourceAsStream("/" + name)) {
            if (in == null) throw new IllegalStateException("no Redis for this system: " + name);
            Files.copy(in, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!binary.toFile().setExecutable(true)) throw new IOException("cannot make executable: " + binary);
        return binary;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
