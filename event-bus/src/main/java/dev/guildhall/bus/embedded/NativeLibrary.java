package dev.guildhall.bus.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's native library, in the bus's folder: left to itself the driver unpacks 17 MB into the temporary
/// folder at each start, and a killed process leaves them there. A process whose store is on RocksDB has it
/// already.
final class NativeLibrary {
    private static final String RESOURCE = "/" + Environment.getJniLibraryFileName("rocksdb");
    private static final String FILE = Environment.getJniLibraryFileName("rocksdbjni");

    private NativeLibrary() {}

    /// Where it cannot be unpacked or run from there (a full disk, a folder mounted `noexec`), the driver does it
    /// its own way.
    static synchronized void load(Path directory) {
        if (loaded()) return;
        try {
            RocksDB.loadLibrary(List.of(unpacked(directory).toString()));
        } catch (IOException | UnsatisfiedLinkError notThere) {
            RocksDB.loadLibrary();
        }
    }

    /// The driver learns its version from the library.
    private static boolean loaded() {
        return RocksDB.rocksdbVersion() != null;
    }

    /// The folder that holds it, named by its checksum: another version gets another.
    static Path unpacked(Path directory) throws IOException {
        URL url = NativeLibrary.class.getResource(RESOURCE);
        if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException("the driver is not in a jar");
        }
        JarEntry entry = jar.getJarEntry();
        Path folder = directory.resolve("native").resolve(Long.toHexString(entry.getCrc()));
        Path file = folder.resolve(FILE);
        if (!Files.exists(file) || Files.size(file) != entry.getSize()) unpack(url, folder, file);
        return folder;
    }

    /// Whole before it has its name.
    private static void unpack(URL url, Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "unpacking", ".tmp");
        try (InputStream library = url.openStream()) {
            Files.copy(library, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
