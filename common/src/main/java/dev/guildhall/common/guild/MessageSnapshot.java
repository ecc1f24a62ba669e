package dev.guildhall.common.guild;

import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a forward shows: a message as it was when it was forwarded, without its author. Never changes. Its
/// attachments are copies, with ids of their own: they live as long as the forward. Source: message
/// resource, "Message Snapshot Object".
public record MessageSnapshot(
        MessageType type,
        String content,
        Instant timestamp,
        @Nullable Instant editedAt,
        int flags,
        List<UserId> mentions,
        List<RoleId> mentionRoles,
        List<Embed> embeds,
        List<Attachment> attachments,
        List<StickerItem> stickers) {
    public MessageSnapshot {
        mentions = List.copyOf(mentions);
        mentionRoles = List.copyOf(mentionRoles);
        embeds = List.copyOf(embeds);
        attachments = List.copyOf(attachments);
        stickers = List.copyOf(stickers);
    }

    /// Without stickers.
    public MessageSnapshot(
            MessageType type,
            String content,
            Instant timestamp,
            @Nullable Instant editedAt,
            int flags,
            List<UserId> mentions,
            List<RoleId> mentionRoles,
            List<Embed> embeds,
            List<Attachment> attachments) {
        this(type, content, timestamp, editedAt, flags, mentions, mentionRoles, embeds, attachments, List.of());
    }

    /// Of a forward, what it forwards: forwards do not nest.
    public static MessageSnapshot of(Message message) {
        Enclosures enclosed = message.enclosures();
        return enclosed.snapshots().isEmpty()
                ? new MessageSnapshot(
                        message.type(),
                        message.content(),
                        message.timestamp(),
                        message.editedAt(),
                        message.flags(),
                        message.mentions(),
                        message.mentionRoles(),
                        enclosed.embeds(),
                        enclosed.attachments(),
                        enclosed.stickers())
                : enclosed.snapshots().getFirst();
    }

    public MessageSnapshot withAttachments(List<Attachment> copies) {
        return new MessageSnapshot(
                type, content, timestamp, editedAt, flags, mentions, mentionRoles, embeds, copies, stickers);
    }
}
