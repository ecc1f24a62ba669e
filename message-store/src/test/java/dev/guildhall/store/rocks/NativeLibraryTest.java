package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class NativeLibraryTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private static Path onlyFile(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void itIsUnpackedOnce() throws IOException {
        Path file = onlyFile(NativeLibrary.unpacked(folder));
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(onlyFile(NativeLibrary.unpacked(folder))).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void aShortOneIsReplaced() throws IOException {
        Path file = onlyFile(NativeLibrary.unpacked(folder));
        long size = Files.size(file);
        Files.writeString(file, "half");

        assertThat(Files.size(onlyFile(NativeLibrary.unpacked(folder)))).isEqualTo(size);
    }
}
