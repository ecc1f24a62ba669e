package dev.guildhall.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.Await;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusNotOpened;
import dev.guildhall.bus.ManualClock;
import dev.guildhall.bus.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class BusOpeningTest {
    @TempDir
    Path folder;

    private static EmbeddedBus open(Path folder) {
        return EmbeddedBus.open(BusConfig.from(ConfigFactory.load()), folder, new ManualClock());
    }

    @Test
    void aFileInTheFoldersPlaceIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("bus"), "");

        assertThatThrownBy(() -> open(file)).isInstanceOf(BusNotOpened.class).hasMessageContaining(file.toString());
    }

    @Test
    void aBusThatIsOpenIsNotOpenedAgain() {
        try (EmbeddedBus first = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(BusNotOpened.class)
                    .hasMessageContaining("open already");
            Await.value(first.publish(Records.messages(1, 0, 1)));
            assertThat(first.stats().reachable()).isTrue();
        }
    }

    @Test
    void damageIsToldInOneSentence() throws IOException {
        open(folder).close();
        Files.writeString(folder.resolve("CURRENT"), "nonsense");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(BusNotOpened.class)
                .hasMessageContaining(folder.toString())
                .hasMessageEndingWith(".");
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAlone() throws RocksDBException {
        Path newer = folder.resolve("newer");
        open(folder.resolve("loads-the-library")).close();
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB rocks = RocksDB.open(options, newer.toString())) {
            rocks.put("format".getBytes(StandardCharsets.UTF_8), Rows.number(2));
        }

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> open(newer))
                    .isInstanceOf(BusNotOpened.class)
                    .hasMessageContaining("newer version");
        }
    }

    /// Killed processes leave nothing in the temporary folder.
    @Test
    void theNativeLibraryIsUnpackedOnceIntoTheFolder() throws IOException {
        Path first = NativeLibrary.unpacked(folder);
        Path again = NativeLibrary.unpacked(folder);

        assertThat(again).isEqualTo(first).startsWith(folder);
        try (var files = Files.list(first)) {
            assertThat(files).hasSize(1);
        }
    }
}
