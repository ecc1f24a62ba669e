package dev.guildhall.common.guild;

import java.util.List;
import java.util.stream.Stream;

/// What a message carries beside its text. `snapshots` holds one entry in a forward and none elsewhere.
public record Enclosures(
        List<Embed> embeds, List<Attachment> attachments, List<MessageSnapshot> snapshots, List<StickerItem> stickers) {
    public static final Enclosures NONE = new Enclosures(List.of(), List.of(), List.of());

    public Enclosures {
        embeds = List.copyOf(embeds);
        attachments = List.copyOf(attachments);
        snapshots = List.copyOf(snapshots);
        stickers = List.copyOf(stickers);
    }

    /// Without stickers.
    public Enclosures(List<Embed> embeds, List<Attachment> attachments, List<MessageSnapshot> snapshots) {
        this(embeds, attachments, snapshots, List.of());
    }

    public boolean isEmpty() {
        return embeds.isEmpty() && attachments.isEmpty() && snapshots.isEmpty() && stickers.isEmpty();
    }

    /// Its own files and those of its snapshots.
    public List<Attachment> allAttachments() {
        return Stream.concat(
                        attachments.stream(), snapshots.stream().flatMap(snapshot -> snapshot.attachments().stream()))
                .toList();
    }

    /// A sticker is in it, or in what it forwards.
    public boolean showsStickers() {
        return !stickers.isEmpty()
                || snapshots.stream().anyMatch(each -> !each.stickers().isEmpty());
    }
}
