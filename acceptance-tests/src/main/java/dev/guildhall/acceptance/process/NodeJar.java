package dev.guildhall.acceptance.process;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the built product and the Java that runs it.
final class NodeJar {
    private static final Path BUILT = Path.of("node", "target", "node.jar");

    private NodeJar() {}

    /// The jar of this checkout: looked for upwards from the working directory, so that the root, a module's
    /// folder and an IDE work alike.
    static Path locate() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path jar = folder.resolve(BUILT);
            if (Files.isRegularFile(jar)) return jar;
        }
        throw new IllegalStateException("node/target/node.jar is not built: run mvn -pl node -am package");
    }

    /// The `java` that runs this JVM: the product is tried on the JDK that its build was tried on.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
