package dev.guildhall.common.guild;

import dev.guildhall.common.id.ForumTagId;
import org.jspecify.annotations.Nullable;

/// A tag that a forum's posts can have; a `moderated` one only who manages threads may set. In a request `id` null
/// is a new tag. Source: channel resource, "Forum Tag Object".
public record ForumTag(
        @Nullable ForumTagId id,
        String name,
        boolean moderated,
        @Nullable ReactionEmoji emoji) {
    public ForumTag withId(ForumTagId given) {
        return new ForumTag(given, name, moderated, emoji);
    }
}
