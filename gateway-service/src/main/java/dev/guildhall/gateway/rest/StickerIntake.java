package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.gateway.upload.UploadedFile;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// From a file of a request to a sticker's picture. Animations as JSON (Lottie) are for guilds that somebody has
/// verified, and nobody verifies guilds here: they are refused as any other file that is no PNG or GIF. Source:
/// sticker resource, "Create Guild Sticker".
final class StickerIntake {
    private final RestServices services;
    private final PictureIntake pictures;

    StickerIntake(RestServices services) {
        this.services = services;
        this.pictures = new PictureIntake(services);
    }

    /// A picture that is fit, and stored.
    record Fit(StickerFormat format, ContentHash image) {}

    /// `then` goes on with it; a file that is not fit is refused and not stored.
    CompletionStage<Answer> store(UploadedFile file, Function<Fit, CompletionStage<Answer>> then) {
        if (file.sizeBytes() > Limits.STICKER_BYTES_MAX) {
            return Guilds.done(Answer.refused(ApiError.FILE_TOO_LARGE));
        }
        return read(file)
                .thenCompose(picture -> picture.isEmpty()
                        ? Guilds.done(Answer.refused(ApiError.INVALID_FILE_TYPE))
                        : store(picture.get(), then));
    }

    private CompletionStage<Answer> store(Picture picture, Function<Fit, CompletionStage<Answer>> then) {
        Optional<StickerFormat> format = format(picture);
        if (format.isEmpty()) {
            return Guilds.done(Answer.refused(ApiError.INVALID_FILE_TYPE));
        }
        boolean large = picture.header().width() > Limits.STICKER_SIDE_MAX
                || picture.header().height() > Limits.STICKER_SIDE_MAX;
        return large
                ? Guilds.done(Answer.refused(ApiError.INVALID_FILE))
                : pictures.content(picture).thenCompose(image -> then.apply(new Fit(format.get(), image)));
    }

    private static Optional<StickerFormat> format(Picture picture) {
        return switch (picture.type()) {
            case PNG -> Optional.of(picture.moves() ? StickerFormat.APNG : StickerFormat.PNG);
            case GIF -> Optional.of(StickerFormat.GIF);
            case JPEG, WEBP -> Optional.empty();
        };
    }

    private CompletionStage<Optional<Picture>> read(UploadedFile file) {
        CompletableFuture<Optional<Picture>> done = new CompletableFuture<>();
        try {
            services.uploads().threads().execute(() -> {
                try {
                    done.complete(Picture.of(Files.readAllBytes(file.path())));
                } catch (IOException failure) {
                    done.completeExceptionally(
                            new StoreUnavailable("a received file cannot be read: " + failure, failure));
                } catch (RuntimeException | Error bug) {
                    done.completeExceptionally(bug);
                }
            });
        } catch (RejectedExecutionException tooMany) {
            done.completeExceptionally(new StoreUnavailable("too many files wait to be stored", tooMany));
        }
        return done;
    }
}
