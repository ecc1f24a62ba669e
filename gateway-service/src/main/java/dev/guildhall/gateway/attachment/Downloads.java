package dev.guildhall.gateway.attachment;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.payload.AttachmentLinks.Standing;
import dev.guildhall.common.payload.AttachmentLinks.Target;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Finds what an address leads to. A signature that is not ours, a time that is over, a message that is
/// gone: all are answered alike, so that nothing can be found out by trying.
public final class Downloads {
    private final AttachmentLinks links;
    private final MessageHistory history;
    private final AttachmentStore store;
    private final Pictures pictures;
    private final Duration stallTimeout;

    /// @param stallTimeout for a client to take one piece
    public Downloads(AttachmentLinks links, MessageStore rows, AttachmentStore store, Duration stallTimeout) {
        this.links = links;
        this.history = rows.history();
        this.store = store;
        this.pictures = new Pictures(rows, store);
        this.stallTimeout = stallTimeout;
    }

    /// A file, opened.
    record Found(Attachment attachment, AttachmentContent content) {}

    /// Called for every connection that asks for a file. Gets each request as a `FullHttpRequest`, one at a
    /// time, and writes its whole answer.
    public ChannelHandler connection() {
        return new DownloadConnection(this, stallTimeout);
    }

    /// Whether a path is of this kind.
    public static boolean concerns(String uri) {
        return uri.startsWith(AttachmentLinks.PATH) || Pictures.concerns(uri);
    }

    /// Empty when there is nothing to be had there. Fails with `StoreUnavailable`.
    CompletionStage<Optional<Found>> find(String uri) {
        if (Pictures.concerns(uri)) {
            return pictures.find(uri.split("\\?", 2)[0]);
        }
        Optional<Target> target = target(uri);
        return target.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : history.attachment(target.get().channelId(), target.get().attachmentId())
                        .thenCompose(found -> open(found.filter(
                                each -> each.filename().equals(target.get().filename()))));
    }

    private CompletionStage<Optional<Found>> open(Optional<Attachment> attachment) {
        return attachment.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : store.open(attachment.get().hash())
                        .thenApply(content -> content.map(each -> new Found(attachment.get(), each)));
    }

    private Optional<Target> target(String uri) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        try {
            return Target.of(decoder.path().substring(AttachmentLinks.PATH.length()))
                    .filter(target ->
                            links.standing(target, first(decoder, "ex"), first(decoder, "is"), first(decoder, "hm"))
                                    == Standing.VALID);
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    private static @Nullable String first(QueryStringDecoder decoder, String name) {
        List<String> values = decoder.parameters().get(name);
        return values == null ? null : values.getFirst();
    }
}
