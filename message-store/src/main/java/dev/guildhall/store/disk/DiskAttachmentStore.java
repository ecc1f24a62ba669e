package dev.guildhall.store.disk;

import dev.guildhall.common.guild.ContentHash;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Contents as files, named by their hash alone and spread over 256 folders by its first two digits.
///
/// A file appears under its name by a rename, after its bytes are on disk: whatever is found there is
/// whole. Files that are put must lie on the same file system.
public final class DiskAttachmentStore implements AttachmentStore {
    private static final int PREFIX = 2;

    private final Path folder;
    private final DiskThreads threads;

    private DiskAttachmentStore(Path folder, DiskThreads threads) {
        this.folder = folder;
        this.threads = threads;
    }

    /// Makes the folder when it is absent. Throws [StoreNotOpened] with one sentence for whoever started
    /// the process.
    ///
    /// @param threads that read and write
    /// @param waitingMax calls that may wait for one; past it a call fails at once
    public static DiskAttachmentStore open(Path folder, int threads, int waitingMax) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StoreNotOpened("The attachments' folder " + folder + " cannot be made.", refused);
        }
        return new DiskAttachmentStore(folder, new DiskThreads(threads, waitingMax));
    }

    @Override
    public CompletionStage<Void> put(ContentHash hash, Path file) {
        return threads.submit(() -> {
                    Path target = path(hash);
                    if (Files.notExists(target)) {
                        move(file, target);
                    }
                    return target;
                })
                .thenAccept(stored -> {});
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

    private Path path(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, PREFIX)).resolve(hash.hex());
    }

    @Override
    public void close() {
        threads.close();
    }
}
