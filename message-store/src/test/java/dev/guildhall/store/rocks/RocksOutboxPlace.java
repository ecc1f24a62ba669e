package dev.guildhall.store.rocks;

import dev.guildhall.store.Await;
import dev.guildhall.store.Lease;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxPlace;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Folders below one of the test's, a new one with each crash.
final class RocksOutboxPlace implements OutboxPlace {
    private static final Duration NEVER = Duration.ofDays(1);

    private final ManualClock clock = new ManualClock();
    private final Path below;
    private int crashes;
    private RocksMessageStore store;

    RocksOutboxPlace(Path below) {
        this.below = below;
        store = open();
    }

    private Path folder() {
        return below.resolve("store" + crashes);
    }

    private RocksMessageStore open() {
        return RocksMessageStore.open(RocksStores.config(folder()), clock, () -> 0, NEVER);
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public OutboxStats stats() {
        return store.outboxStats();
    }

    @Override
    public OwnerStore owners() {
        return store.owners();
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        store.close();
        store = open();
    }

    /// What a process has written is in its files, as they are found when it is killed. RocksDB may be putting them
    /// together just then: one moment's files are those that stayed as they were while they were copied.
    @Override
    public void crash() {
        Path left = folder();
        crashes++;
        try {
            while (!copied(left, folder())) {
                Folders.delete(folder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.close();
        store = open();
    }

    private static boolean copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try {
            Map<Path, Long> files = sizes(from);
            for (Path file : files.keySet()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return sizes(from).equals(files);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static Map<Path, Long> sizes(Path folder) throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                sizes.put(file, Files.size(file));
            }
        }
        return sizes;
    }

    @Override
    public void writeTaken() {
        store.writeTaken();
    }

    @Override
    public Lease lease(OwnerId owner) {
        return Await.value(store.owners().lease(owner));
    }

    @Override
    public void close() {
        store.close();
    }
}
