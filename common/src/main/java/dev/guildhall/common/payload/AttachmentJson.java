package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.AttachmentFlag;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attachment object. Source: message resource, "Attachment Object".
final class AttachmentJson {
    private AttachmentJson() {}

    /// Files that are the picture of one of the `embeds` are shown there and not listed.
    static void list(
            JsonGenerator out,
            ChannelId channelId,
            List<Attachment> attachments,
            List<Embed> embeds,
            AttachmentLinks links)
            throws IOException {
        Set<String> shown = new HashSet<>();
        embeds.forEach(embed -> shown.addAll(embed.attachedFiles()));
        out.writeArrayFieldStart("attachments");
        for (Attachment attachment : attachments) {
            if (!shown.contains(attachment.filename())) {
                write(out, channelId, attachment, links);
            }
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, ChannelId channelId, Attachment attachment, AttachmentLinks links)
            throws IOException {
        String url = links.url(channelId, attachment);
        out.writeStartObject();
        Fields.id(out, "id", attachment.id().value());
        out.writeStringField("filename", attachment.filename());
        text(out, "title", attachment.title());
        text(out, "description", attachment.description());
        text(out, "content_type", attachment.contentType());
        out.writeNumberField("size", attachment.sizeBytes());
        out.writeStringField("url", url);
        out.writeStringField("proxy_url", url);
        Attachment.Pixels pixels = attachment.pixels();
        if (pixels != null) {
            out.writeNumberField("width", pixels.width());
            out.writeNumberField("height", pixels.height());
        }
        if (attachment.spoiler()) {
            out.writeNumberField("flags", AttachmentFlag.IS_SPOILER.mask());
        }
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }
}
