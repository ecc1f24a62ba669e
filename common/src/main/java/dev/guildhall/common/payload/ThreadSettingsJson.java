package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.protocol.ChannelType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a channel object says of its threads and posts. Source: channel resource, "Channel Object", "Forum Tag Object"
/// and "Default Reaction Object".
final class ThreadSettingsJson {
    private ThreadSettingsJson() {}

    static void fields(JsonGenerator out, Channel channel) throws IOException {
        ThreadSettings threads = channel.threads();
        if (threads.autoArchiveMinutes() != null) {
            out.writeNumberField("default_auto_archive_duration", threads.autoArchiveMinutes());
        }
        out.writeNumberField("default_thread_rate_limit_per_user", threads.rateLimitPerUserSeconds());
        if (channel.type().forum()) {
            forum(out, channel.type(), threads);
        }
    }

    private static void forum(JsonGenerator out, ChannelType type, ThreadSettings threads) throws IOException {
        out.writeArrayFieldStart("available_tags");
        for (ForumTag tag : threads.tags()) {
            tag(out, tag);
        }
        out.writeEndArray();
        reaction(out, threads.reaction());
        if (threads.sortOrder() == null) {
            out.writeNullField("default_sort_order");
        } else {
            out.writeNumberField("default_sort_order", threads.sortOrder().code());
        }
        if (type == ChannelType.GUILD_FORUM) {
            out.writeNumberField("default_forum_layout", threads.layout().code());
        }
    }

    private static void tag(JsonGenerator out, ForumTag tag) throws IOException {
        out.writeStartObject();
        Fields.idOrNull(out, "id", tag.id());
        out.writeStringField("name", tag.name());
        out.writeBooleanField("moderated", tag.moderated());
        emoji(out, tag.emoji());
        out.writeEndObject();
    }

    private static void reaction(JsonGenerator out, @Nullable ReactionEmoji emoji) throws IOException {
        if (emoji == null) {
            out.writeNullField("default_reaction_emoji");
            return;
        }
        out.writeObjectFieldStart("default_reaction_emoji");
        emoji(out, emoji);
        out.writeEndObject();
    }

    /// Of both fields at most one has a value.
    private static void emoji(JsonGenerator out, @Nullable ReactionEmoji emoji) throws IOException {
        Fields.idOrNull(out, "emoji_id", emoji instanceof ReactionEmoji.Custom custom ? custom.id() : null);
        Fields.textOrNull(out, "emoji_name", emoji instanceof ReactionEmoji.Unicode unicode ? unicode.text() : null);
    }
}
