package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.id.ChannelId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The embed object. Source: message resource, "Embed Object".
final class EmbedJson {
    private EmbedJson() {}

    /// Pictures that are files of the message become their addresses, with the size that was measured.
    static void list(
            JsonGenerator out,
            ChannelId channelId,
            List<Embed> embeds,
            List<Attachment> attachments,
            AttachmentLinks links)
            throws IOException {
        Pictures pictures = new Pictures(channelId, attachments, links);
        out.writeArrayFieldStart("embeds");
        for (Embed embed : embeds) {
            write(out, embed, pictures);
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Embed embed, Pictures pictures) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "rich");
        text(out, "title", embed.title());
        text(out, "description", embed.description());
        text(out, "url", embed.url());
        text(out, "timestamp", Timestamps.isoOrNull(embed.timestamp()));
        if (embed.color() != null) {
            out.writeNumberField("color", embed.color());
        }
        footer(out, embed.footer(), pictures);
        pictures.write(out, "image", embed.imageUrl());
        pictures.write(out, "thumbnail", embed.thumbnailUrl());
        author(out, embed.author(), pictures);
        fields(out, embed.fields());
        out.writeEndObject();
    }

    private static void footer(JsonGenerator out, Embed.@Nullable Footer footer, Pictures pictures) throws IOException {
        if (footer != null) {
            out.writeObjectFieldStart("footer");
            out.writeStringField("text", footer.text());
            pictures.icon(out, footer.iconUrl());
            out.writeEndObject();
        }
    }

    private static void author(JsonGenerator out, Embed.@Nullable Author author, Pictures pictures) throws IOException {
        if (author != null) {
            out.writeObjectFieldStart("author");
            out.writeStringField("name", author.name());
            text(out, "url", author.url());
            pictures.icon(out, author.iconUrl());
            out.writeEndObject();
        }
    }

    private static void fields(JsonGenerator out, List<Embed.Field> fields) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("fields");
        for (Embed.Field field : fields) {
            out.writeStartObject();
            out.writeStringField("name", field.name());
            out.writeStringField("value", field.value());
            out.writeBooleanField("inline", field.inline());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    /// The pictures of one message.
    private record Pictures(ChannelId channelId, List<Attachment> attachments, AttachmentLinks links) {
        void write(JsonGenerator out, String name, @Nullable String url) throws IOException {
            if (url == null) {
                return;
            }
            Attachment file = file(url);
            out.writeObjectFieldStart(name);
            String address = file == null ? url : links.url(channelId, file);
            out.writeStringField("url", address);
            out.writeStringField("proxy_url", address);
            if (file != null && file.pixels() != null) {
                out.writeNumberField("width", file.pixels().width());
                out.writeNumberField("height", file.pixels().height());
            }
            out.writeEndObject();
        }

        void icon(JsonGenerator out, @Nullable String url) throws IOException {
            if (url != null) {
                Attachment file = file(url);
                String address = file == null ? url : links.url(channelId, file);
                out.writeStringField("icon_url", address);
                out.writeStringField("proxy_icon_url", address);
            }
        }

        private @Nullable Attachment file(String url) {
            if (!url.startsWith(Embed.ATTACHED)) {
                return null;
            }
            String name = url.substring(Embed.ATTACHED.length());
            return attachments.stream()
                    .filter(attachment -> attachment.filename().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
