package dev.guildhall.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.guild.StickerItem;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.Timestamps;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message for those who count, index and archive: users and roles by id, files by what they are and not by an
/// address
/// that runs out.
final class MessageData {
    private MessageData() {}

    static void write(JsonGenerator out, Message message) throws IOException {
        Fields.id(out, "channel_id", message.channelId().value());
        Fields.id(out, "message_id", message.id().value());
        Fields.idOrNull(out, "guild_id", message.guildId());
        Fields.id(out, "author_id", message.authorId().value());
        out.writeNumberField("message_type", message.type().code());
        out.writeStringField("content", message.content());
        out.writeStringField("timestamp", Timestamps.iso(message.timestamp()));
        Fields.textOrNull(out, "edited_timestamp", Timestamps.isoOrNull(message.editedAt()));
        out.writeBooleanField("tts", message.tts());
        out.writeNumberField("flags", message.flags());
        out.writeBooleanField("mention_everyone", message.mentionEveryone());
        Fields.ids(out, "mentions", message.mentions());
        Fields.ids(out, "mention_roles", message.mentionRoles());
        reference(out, message.reference());
        Enclosures enclosed = message.enclosures();
        carried(out, enclosed.embeds(), enclosed.attachments(), enclosed.stickers());
        out.writeArrayFieldStart("snapshots");
        for (MessageSnapshot snapshot : enclosed.snapshots()) {
            snapshot(out, snapshot);
        }
        out.writeEndArray();
    }

    private static void reference(JsonGenerator out, @Nullable MessageReference reference) throws IOException {
        out.writeFieldName("reference");
        if (reference == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Fields.id(out, "message_id", reference.messageId().value());
        Fields.id(out, "channel_id", reference.channelId().value());
        Fields.idOrNull(out, "guild_id", reference.guildId());
        out.writeEndObject();
    }

    private static void snapshot(JsonGenerator out, MessageSnapshot snapshot) throws IOException {
        out.writeStartObject();
        out.writeNumberField("message_type", snapshot.type().code());
        out.writeStringField("content", snapshot.content());
        out.writeStringField("timestamp", Timestamps.iso(snapshot.timestamp()));
        Fields.textOrNull(out, "edited_timestamp", Timestamps.isoOrNull(snapshot.editedAt()));
        out.writeNumberField("flags", snapshot.flags());
        Fields.ids(out, "mentions", snapshot.mentions());
        Fields.ids(out, "mention_roles", snapshot.mentionRoles());
        carried(out, snapshot.embeds(), snapshot.attachments(), snapshot.stickers());
        out.writeEndObject();
    }

    private static void carried(
            JsonGenerator out, List<Embed> embeds, List<Attachment> attachments, List<StickerItem> stickers)
            throws IOException {
        out.writeArrayFieldStart("embeds");
        for (Embed embed : embeds) {
            embed(out, embed);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("attachments");
        for (Attachment attachment : attachments) {
            attachment(out, attachment);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("stickers");
        for (StickerItem sticker : stickers) {
            out.writeStartObject();
            Fields.id(out, "id", sticker.id().value());
            out.writeStringField("name", sticker.name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void embed(JsonGenerator out, Embed embed) throws IOException {
        out.writeStartObject();
        Fields.textOrNull(out, "title", embed.title());
        Fields.textOrNull(out, "description", embed.description());
        Fields.textOrNull(out, "url", embed.url());
        Embed.Author author = embed.author();
        Fields.textOrNull(out, "author", author == null ? null : author.name());
        Embed.Footer footer = embed.footer();
        Fields.textOrNull(out, "footer", footer == null ? null : footer.text());
        Fields.textOrNull(out, "image", embed.imageUrl());
        Fields.textOrNull(out, "thumbnail", embed.thumbnailUrl());
        out.writeArrayFieldStart("fields");
        for (Embed.Field field : embed.fields()) {
            out.writeStartObject();
            out.writeStringField("name", field.name());
            out.writeStringField("value", field.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void attachment(JsonGenerator out, Attachment attachment) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", attachment.id().value());
        out.writeStringField("filename", attachment.filename());
        Fields.textOrNull(out, "title", attachment.title());
        Fields.textOrNull(out, "description", attachment.description());
        Fields.textOrNull(out, "content_type", attachment.contentType());
        out.writeNumberField("size", attachment.sizeBytes());
        out.writeStringField("hash", attachment.hash().toString());
        out.writeEndObject();
    }
}
