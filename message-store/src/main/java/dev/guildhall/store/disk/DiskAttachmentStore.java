package dev.guildhall.store.disk;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.StoreNotOpened;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contents as files, named by their hash alone and spread over 256 folders by its first two digits.
///
/// A file appears under its name by a rename, after its bytes are on disk: whatever is found there is
/// whole. Files that are put must lie on the same file system. A file's time is when its content was put last. A
/// lock for each folder keeps a removal and a put of the same content apart.
public final class DiskAttachmentStore implements AttachmentStore {
    private static final int PREFIX = 2;
    private static final int HASH_DIGITS = 64;

    private final Path folder;
    private final DiskThreads threads;
    private final InstantSource clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final LongAdder puts = new LongAdder();
    private volatile boolean takes = true;

    private DiskAttachmentStore(Path folder, DiskThreads threads, InstantSource clock) {
        this.folder = folder;
        this.threads = threads;
        this.clock = clock;
    }

    /// Makes the folder when it is absent. Throws [StoreNotOpened] with one sentence for whoever started
    /// the process.
    ///
    /// @param threads that read and write
    /// @param waitingMax calls that may wait for one; past it a call fails at once
    /// @param clock tells how old a content is
    public static DiskAttachmentStore open(Path folder, int threads, int waitingMax, InstantSource clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StoreNotOpened("The attachments' folder " + folder + " cannot be made.", refused);
        }
        return new DiskAttachmentStore(folder, new DiskThreads(threads, waitingMax), clock);
    }

    @Override
    public CompletionStage<Void> put(ContentHash hash, Path file) {
        return threads.submit(() -> {
                    synchronized (lock(hash)) {
                        return put(file, path(hash));
                    }
                })
                .thenAccept(stored -> {});
    }

    private Path put(Path file, Path target) throws IOException {
        try {
            store(file, target);
        } catch (IOException refused) {
            takes = false;
            throw refused;
        }
        takes = true;
        puts.increment();
        return target;
    }

    private void store(Path file, Path target) throws IOException {
        FileTime now = FileTime.from(clock.instant());
        if (Files.exists(target)) {
            Files.setLastModifiedTime(target, now);
        } else {
            Files.setLastModifiedTime(file, now);
            move(file, target);
        }
    }

    /// Of the 256 folders, so that there are never more.
    private Object lock(ContentHash hash) {
        return locks.computeIfAbsent(hash.hex().substring(0, PREFIX), folderName -> new Object());
    }

    /// Bytes first, then the name, then the folder that holds the name: a crash in between leaves no half
    /// file.
    private static void move(Path file, Path target) throws IOException {
        Path parent = target.resolveSibling("");
        if (Files.notExists(parent)) {
            Files.createDirectories(parent);
            sync(parent.resolveSibling(""));
        }
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        sync(parent);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public CompletionStage<Optional<AttachmentContent>> open(ContentHash hash) {
        return threads.submit(() -> {
            try {
                return Optional.of(new DiskContent(FileChannel.open(path(hash), StandardOpenOption.READ), threads));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public CompletionStage<Boolean> remove(ContentHash hash, Instant untouchedSince) {
        return threads.submit(() -> {
            Path file = path(hash);
            synchronized (lock(hash)) {
                return Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(untouchedSince)
                        && Files.deleteIfExists(file);
            }
        });
    }

    /// Reads the names of one folder after the other until there are enough.
    @Override
    public CompletionStage<List<Stored>> page(@Nullable ContentHash after, int limit) {
        return threads.submit(() -> {
            String from = after == null ? "" : after.hex();
            List<Stored> found = new ArrayList<>();
            for (Path part : within(folder, from.isEmpty() ? "" : from.substring(0, PREFIX))) {
                for (Path file : within(part, from)) {
                    if (found.size() == limit) {
                        return found;
                    }
                    if (!name(file).equals(from) && name(file).length() == HASH_DIGITS) {
                        stored(file).ifPresent(found::add);
                    }
                }
            }
            return found;
        });
    }

    /// What the folder has, from that name on, in the order of the names.
    private static List<Path> within(Path folder, String from) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(each -> name(each).compareTo(from) >= 0)
                    .sorted(Comparator.comparing(DiskAttachmentStore::name))
                    .toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /// Empty when it was removed meanwhile.
    private static Optional<Stored> stored(Path file) throws IOException {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stored(
                    new ContentHash(name(file)),
                    facts.size(),
                    facts.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Path path(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, PREFIX)).resolve(hash.hex());
    }

    /// Degraded from a put that the disk refused to the next one that it takes.
    @Override
    public Health health() {
        return takes ? Health.UP : Health.degraded("the disk refused the last attachment");
    }

    public DiskStoreStats stats() {
        return new DiskStoreStats(puts.sum(), threads.refused.sum(), threads.failures.sum());
    }

    @Override
    public void close() {
        threads.close();
    }
}
