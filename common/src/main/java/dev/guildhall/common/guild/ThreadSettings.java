package dev.guildhall.common.guild;

import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.SortOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What threads of a channel start with, and how a forum shows its posts. Channels without threads have [#NONE],
/// text channels only the first two.
///
/// @param autoArchiveMinutes what clients propose; the server does not use it
/// @param rateLimitPerUserSeconds copied to a thread when it is made
public record ThreadSettings(
        @Nullable Integer autoArchiveMinutes,
        int rateLimitPerUserSeconds,
        List<ForumTag> tags,
        @Nullable ReactionEmoji reaction,
        @Nullable SortOrder sortOrder,
        ForumLayout layout) {
    public static final ThreadSettings NONE = new ThreadSettings(null, 0, List.of(), null, null, ForumLayout.NOT_SET);

    public ThreadSettings {
        tags = List.copyOf(tags);
    }

    /// As a text channel has them.
    public ThreadSettings withoutForum() {
        return new ThreadSettings(
                autoArchiveMinutes, rateLimitPerUserSeconds, List.of(), null, null, ForumLayout.NOT_SET);
    }

    public ThreadSettings withTags(List<ForumTag> replacement) {
        return new ThreadSettings(
                autoArchiveMinutes, rateLimitPerUserSeconds, replacement, reaction, sortOrder, layout);
    }
}
