package dev.guildhall.gateway.attachment;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.gateway.image.ImageHeader;
import dev.guildhall.gateway.image.ImageType;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.GuildRows.Pictured;
import dev.guildhall.store.MessageStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What everybody may look at: `/avatars/USER/HASH.EXTENSION`, the same of a guild below `/icons`, `/splashes` and
/// `/banners` and of a group below `/channel-icons`, as long as it is the one that is used now;
/// `/emojis/ID.EXTENSION` and `/stickers/ID.EXTENSION` for good. Other contents of the store are not reached this
/// way, whatever hash is asked for. A picture comes as it was stored, in its own format and size: the extension and
/// `size` are read and not obeyed. Source: API reference, "CDN Endpoints".
final class Pictures {
    private static final String EXTENSION = "\\.(?:png|jpg|jpeg|webp|gif)";
    private static final Pattern HASHED =
            Pattern.compile("(?<id>\\d{1,20})/(?<name>(?:a_)?(?<hash>[0-9a-f]{64}))" + EXTENSION);
    private static final Pattern PLAIN = Pattern.compile("(?<id>\\d{1,20})" + EXTENSION);
    private static final AttachmentId NONE = new AttachmentId(0);

    /// What an address begins with, and what follows.
    private enum Kind {
        AVATAR("/avatars/", HASHED),
        ICON("/icons/", HASHED),
        SPLASH("/splashes/", HASHED),
        BANNER("/banners/", HASHED),
        GROUP_ICON("/channel-icons/", HASHED),
        EMOJI("/emojis/", PLAIN),
        STICKER("/stickers/", PLAIN);

        private final String path;
        private final Pattern form;

        Kind(String path, Pattern form) {
            this.path = path;
            this.form = form;
        }

        static Optional<Kind> of(String uri) {
            return Arrays.stream(values())
                    .filter(kind -> uri.startsWith(kind.path))
                    .findFirst();
        }
    }

    private final MessageStore rows;
    private final AttachmentStore store;

    Pictures(MessageStore rows, AttachmentStore store) {
        this.rows = rows;
        this.store = store;
    }

    static boolean concerns(String uri) {
        return Kind.of(uri).isPresent();
    }

    /// `path` without its query. Fails with `StoreUnavailable`.
    CompletionStage<Optional<Downloads.Found>> find(String path) {
        Optional<Kind> kind = Kind.of(path);
        if (kind.isEmpty()) {
            return nothing();
        }
        Matcher form = kind.get().form.matcher(path.substring(kind.get().path.length()));
        OptionalLong id = form.matches() ? Snowflake.parse(form.group("id")) : OptionalLong.empty();
        return id.isEmpty() ? nothing() : hash(kind.get(), id.getAsLong(), form).thenCompose(this::open);
    }

    private CompletionStage<Optional<ContentHash>> hash(Kind kind, long id, Matcher form) {
        return switch (kind) {
            case AVATAR ->
                rows.accounts()
                        .account(new UserId(id))
                        .thenApply(found -> named(
                                form, found.map(each -> each.user().avatar()).orElse(null)));
            case ICON -> ofGuild(id, form, Guild::icon);
            case SPLASH -> ofGuild(id, form, guild -> guild.art().splash());
            case BANNER -> ofGuild(id, form, guild -> guild.art().banner());
            case GROUP_ICON ->
                rows.privateChannels()
                        .channel(new ChannelId(id))
                        .thenApply(found -> named(
                                form, found.map(each -> each.channel().icon()).orElse(null)));
            case EMOJI, STICKER -> rows.guilds().expression(id).thenApply(found -> found.map(Pictured::image));
        };
    }

    private CompletionStage<Optional<ContentHash>> ofGuild(
            long id, Matcher form, Function<Guild, @Nullable String> used) {
        return rows.guilds()
                .row(new GuildId(id))
                .thenApply(found -> named(form, found.isEmpty() ? null : used.apply(found.get())));
    }

    /// The hash that was asked for, if it is the one that is used.
    private static Optional<ContentHash> named(Matcher form, @Nullable String used) {
        return form.group("name").equals(used) ? Optional.of(new ContentHash(form.group("hash"))) : Optional.empty();
    }

    private CompletionStage<Optional<Downloads.Found>> open(Optional<ContentHash> hash) {
        return hash.isEmpty() ? nothing() : store.open(hash.get()).thenCompose(content -> found(hash.get(), content));
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
                NONE, "picture." + extension, null, null, type.contentType(), content.sizeBytes(), hash, null);
    }
}
