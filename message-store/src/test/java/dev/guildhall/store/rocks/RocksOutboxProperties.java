package dev.guildhall.store.rocks;

import dev.guildhall.store.OutboxPlace;
import dev.guildhall.store.OutboxProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class RocksOutboxProperties extends OutboxProperties {
    private @Nullable Path folder;

    @Override
    protected OutboxPlace place() throws IOException {
        Path made = Files.createTempDirectory("outbox");
        folder = made;
        return new RocksOutboxPlace(made);
    }

    @Override
    protected void remove(OutboxPlace place) throws IOException {
        Folders.delete(Objects.requireNonNull(folder));
    }
}
