package dev.guildhall.store.rocks;

import dev.guildhall.store.ManualClock;
import dev.guildhall.store.MessagePagesProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

final class RocksMessagePagesProperties extends MessagePagesProperties {
    private static @Nullable Path folder;
    private static @Nullable Place place;

    @BeforeContainer
    static void open() throws IOException {
        Path made = Files.createTempDirectory("pages");
        folder = made;
        place = new Place(RocksStores.open(made, new ManualClock()));
    }

    @AfterContainer
    static void close() throws IOException {
        Objects.requireNonNull(place).close();
        Folders.delete(Objects.requireNonNull(folder));
    }

    @Override
    protected Place place() {
        return Objects.requireNonNull(place);
    }
}
