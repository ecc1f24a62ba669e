package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.gateway.upload.UploadedFile;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/// Stores pictures as attachments are stored, by their content and freed of metadata. What refers to one is its
/// hash; that of one that moves begins with `a_`. Source: API reference, "CDN Endpoints".
final class PictureIntake {
    private static final String ANIMATED = "a_";
    private static final String FILENAME = "picture";

    private final RestServices services;
    private final AttachmentIntake attachments;

    PictureIntake(RestServices services) {
        this.services = services;
        this.attachments = new AttachmentIntake(services);
    }

    /// The name to keep. Fails with [StoreUnavailable].
    CompletionStage<String> store(Picture picture) {
        return content(picture).thenApply(hash -> (picture.moves() ? ANIMATED : "") + hash);
    }

    /// The same of what is cleared, or kept as it is.
    CompletionStage<Patch<String>> store(Patch<Picture> picture) {
        return switch (picture) {
            case Patch.Keep<Picture> keep -> CompletableFuture.completedFuture(Patch.keep());
            case Patch.Clear<Picture> clear -> CompletableFuture.completedFuture(Patch.clear());
            case Patch.Set<Picture> set -> store(set.value()).thenApply(Patch::set);
        };
    }

    /// What the picture is kept under. Fails with [StoreUnavailable].
    CompletionStage<ContentHash> content(Picture picture) {
        return written(picture)
                .thenCompose(file -> attachments
                        .store(List.of(new NewFile(file, FILENAME, null, null)))
                        .thenApply(stored -> stored.getFirst().hash())
                        .whenCompleteAsync(
                                (hash, failure) -> delete(file.path()),
                                services.uploads().threads()));
    }

    private CompletionStage<UploadedFile> written(Picture picture) {
        CompletableFuture<UploadedFile> done = new CompletableFuture<>();
        try {
            services.uploads().threads().execute(() -> write(picture, done));
        } catch (RejectedExecutionException tooMany) {
            done.completeExceptionally(new StoreUnavailable("too many files wait to be stored", tooMany));
        }
        return done;
    }

    private void write(Picture picture, CompletableFuture<UploadedFile> done) {
        try {
            byte[] bytes = new byte[picture.content().length()];
            picture.content().copyTo(bytes, 0);
            Path file = services.uploads().fresh();
            Files.write(file, bytes);
            done.complete(new UploadedFile(0, FILENAME, "", file, bytes.length));
        } catch (IOException failure) {
            done.completeExceptionally(new StoreUnavailable("a picture cannot be written: " + failure, failure));
        } catch (RuntimeException | Error bug) {
            done.completeExceptionally(bug);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new StoreUnavailable("a written picture cannot be deleted: " + failure, failure);
        }
    }
}
