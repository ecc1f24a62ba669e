package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Attachment.Pixels;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.gateway.image.ImageHeader;
import dev.guildhall.gateway.image.PictureFile;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// From files of a request to stored attachments: freed of what a camera says about its owner, measured,
/// hashed, and durable before any message names them.
final class AttachmentIntake {
    private final RestServices services;

    AttachmentIntake(RestServices services) {
        this.services = services;
    }

    /// What is to be stored.
    ///
    /// @param rewritten a file of ours that `path` names, to be deleted afterwards; null when it is the
    ///     request's
    private record Prepared(
            Path path,
            @Nullable Path rewritten,
            long sizeBytes,
            ContentHash hash,
            @Nullable ImageHeader image) {}

    /// In the order of `files`, one after the other: a request takes one thread at a time. Fails with
    /// [StoreUnavailable].
    CompletionStage<List<Attachment>> store(List<NewFile> files) {
        CompletionStage<List<Attachment>> all = CompletableFuture.completedFuture(new ArrayList<>(files.size()));
        for (NewFile file : files) {
            all = all.thenCompose(stored -> store(file).thenApply(attachment -> {
                stored.add(attachment);
                return stored;
            }));
        }
        return all;
    }

    private CompletionStage<Attachment> store(NewFile file) {
        return prepared(file)
                .thenCompose(ready -> services.attachments()
                        .put(ready.hash(), ready.path())
                        .thenApply(stored -> attachment(file, ready))
                        .whenCompleteAsync(
                                (done, failure) -> forget(ready),
                                services.uploads().threads()));
    }

    private CompletionStage<Prepared> prepared(NewFile file) {
        CompletableFuture<Prepared> done = new CompletableFuture<>();
        try {
            services.uploads().threads().execute(() -> prepare(file, done));
        } catch (RejectedExecutionException tooMany) {
            done.completeExceptionally(new StoreUnavailable("too many files wait to be stored", tooMany));
        }
        return done;
    }

    private void prepare(NewFile file, CompletableFuture<Prepared> done) {
        try {
            done.complete(prepare(file.file().path()));
        } catch (IOException failure) {
            done.completeExceptionally(new StoreUnavailable("a received file cannot be read: " + failure, failure));
        } catch (RuntimeException | Error bug) {
            done.completeExceptionally(bug);
        }
    }

    private Prepared prepare(Path received) throws IOException {
        ImageHeader image = PictureFile.header(received).orElse(null);
        Path rewritten = image == null ? null : services.uploads().fresh();
        try {
            boolean cut = image != null
                    && rewritten != null
                    && PictureFile.withoutMetadata(received, image.type(), rewritten);
            Path path = rewritten != null && cut ? rewritten : received;
            return new Prepared(path, rewritten, Files.size(path), hash(path), image);
        } catch (IOException | RuntimeException failure) {
            delete(rewritten);
            throw failure;
        }
    }

    private static void delete(@Nullable Path rewritten) throws IOException {
        if (rewritten != null) {
            Files.deleteIfExists(rewritten);
        }
    }

    private static void forget(Prepared ready) {
        try {
            delete(ready.rewritten());
        } catch (IOException failure) {
            throw new StoreUnavailable("a received file cannot be deleted: " + failure, failure);
        }
    }

    private static ContentHash hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, sha256).transferTo(OutputStream.nullOutputStream());
            return new ContentHash(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private Attachment attachment(NewFile file, Prepared ready) {
        ImageHeader image = ready.image();
        return new Attachment(
                new AttachmentId(services.ids().next()),
                file.filename(),
                file.title(),
                file.description(),
                image == null
                        ? MediaTypes.ofName(file.filename())
                        : image.type().contentType(),
                ready.sizeBytes(),
                ready.hash(),
                image == null ? null : new Pixels(image.width(), image.height()));
    }
}
