package dev.guildhall.store.rocks;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's native library, unpacked once into the store's folder. Left to itself the driver unpacks 17 MB
/// into the temporary folder at each start, and a killed process leaves them there.
final class NativeLibrary {
    /// Its name in the driver's jar, and the one under which the driver looks for it in a folder.
    private static final String RESOURCE = "/" + Environment.getJniLibraryFileName("rocksdb");

    private static final String FILE = Environment.getJniLibraryFileName("rocksdbjni");
    private static boolean loaded;

    private NativeLibrary() {}

    /// Loads it, once in a process. Where it cannot be unpacked or run from there (a full disk, a folder
    /// mounted `noexec`, a driver that is not in a jar), the driver does it its own way.
    static synchronized void load(Path directory) {
        if (!loaded) {
            try {
                RocksDB.loadLibrary(List.of(unpacked(directory).toString()));
            } catch (IOException | UnsatisfiedLinkError notThere) {
                RocksDB.loadLibrary();
            }
            loaded = true;
        }
    }

    /// The folder that holds it, named by its checksum: another version gets another.
    static Path unpacked(Path directory) throws IOException {
        JarEntry entry = entry();
        Path folder = directory.resolve("native").resolve(Long.toHexString(entry.getCrc()));
        Path file = folder.resolve(FILE);
        if (!Files.exists(file) || Files.size(file) != entry.getSize()) {
            Files.createDirectories(folder);
            unpack(folder, file);
        }
        return folder;
    }

    /// On disk before it has its name: after a power cut it is whole or not there.
    private static void unpack(Path folder, Path file) throws IOException {
        Path unfinished = Files.createTempFile(folder, "unpacking", ".tmp");
        try (InputStream library = NativeLibrary.class.getResourceAsStream(RESOURCE)) {
            if (library == null) {
                throw new IOException("the driver has no " + RESOURCE);
            }
            Files.copy(library, unfinished, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static JarEntry entry() throws IOException {
        URL url = NativeLibrary.class.getResource(RESOURCE);
        if (url != null && url.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarEntry();
        }
        throw new IOException("the driver is not in a jar");
    }
}
