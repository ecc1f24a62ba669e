package dev.guildhall.gateway.attachment;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.gateway.image.ImageHeader;
import dev.guildhall.gateway.image.ImageType;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/avatars/USER/HASH.EXTENSION`: the pictures that accounts have now, for everybody. Other contents of the store
/// are not reached this way, whatever hash is asked for. The picture comes as it was stored, in its own format and
/// size: the extension and `size` are read and not obeyed. Source: API reference, "CDN Endpoints".
final class Avatars {
    static final String PATH = "/avatars/";

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,20})/((?:a_)?([0-9a-f]{64}))\\.(png|jpg|jpeg|webp|gif)");
    private static final AttachmentId NONE = new AttachmentId(0);

    private final AccountRows accounts;
    private final AttachmentStore store;

    Avatars(AccountRows accounts, AttachmentStore store) {
        this.accounts = accounts;
        this.store = store;
    }

    /// `path` without its query. Fails with `StoreUnavailable`.
    CompletionStage<Optional<Downloads.Found>> find(String path) {
        Matcher form = FORM.matcher(path.substring(PATH.length()));
        OptionalLong id = form.matches() ? Snowflake.parse(form.group(1)) : OptionalLong.empty();
        if (id.isEmpty()) {
            return nothing();
        }
        String name = form.group(2);
        ContentHash hash = new ContentHash(form.group(3));
        return accounts.account(new UserId(id.getAsLong()))
                .thenCompose(account ->
                        account.isPresent() && name.equals(account.get().user().avatar())
                                ? store.open(hash).thenCompose(content -> found(hash, content))
                                : nothing());
    }

    private static CompletionStage<Optional<Downloads.Found>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletionStage<Optional<Downloads.Found>> found(
            ContentHash hash, Optional<AttachmentContent> content) {
        if (content.isEmpty()) {
            return nothing();
        }
        AttachmentContent opened = content.get();
        int head = (int) Math.min(opened.sizeBytes(), ImageHeader.BYTES_MAX);
        return opened.read(0, head)
                .thenApply(bytes -> ImageHeader.of(copy(bytes))
                        .map(header -> new Downloads.Found(described(hash, opened, header.type()), opened)))
                .whenComplete((found, failure) -> {
                    if (failure != null || found.isEmpty()) {
                        opened.close();
                    }
                });
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static Attachment described(ContentHash hash, AttachmentContent content, ImageType type) {
        String extension = type.contentType().substring("image/".length());
        return new Attachment(
                NONE, "avatar." + extension, null, null, type.contentType(), content.sizeBytes(), hash, null);
    }
}
