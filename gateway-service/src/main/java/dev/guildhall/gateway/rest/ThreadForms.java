package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.ThreadChange;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.SortOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of what a channel's form says of threads and posts.
final class ThreadForms {
    /// An hour, a day, three days, a week.
    private static final List<Integer> ARCHIVE_MINUTES = List.of(60, 1440, 4320, 10_080);

    /// A request may name more tags than a forum may have, for the guild to answer; but not any number.
    private static final int TAGS_READ_MAX = 10 * Limits.FORUM_TAGS_MAX;

    private static final Read<SortOrder> SORT_ORDER = Values.choice(SortOrder::code, Arrays.asList(SortOrder.values()));

    private static final Read<ForumLayout> LAYOUT =
            Values.choice(ForumLayout::code, Arrays.asList(ForumLayout.values()));

    private ThreadForms() {}

    static ThreadSettings settings(Form form) {
        return new ThreadSettings(
                form.optional("default_auto_archive_duration", archiveMinutes()),
                form.optional("default_thread_rate_limit_per_user", slowMode(), 0),
                form.optional("available_tags", tags(false), List.of()),
                form.optional("default_reaction_emoji", reaction()),
                form.optional("default_sort_order", SORT_ORDER),
                form.optional("default_forum_layout", LAYOUT, ForumLayout.NOT_SET));
    }

    static ThreadChange change(Form form) {
        return new ThreadChange(
                form.patch("default_auto_archive_duration", archiveMinutes()),
                form.patch("default_thread_rate_limit_per_user", slowMode()),
                form.patch("available_tags", tags(true)),
                form.patch("default_reaction_emoji", reaction()),
                form.patch("default_sort_order", SORT_ORDER),
                form.patch("default_forum_layout", LAYOUT));
    }

    static Read<Integer> archiveMinutes() {
        return Values.choice(Integer::intValue, ARCHIVE_MINUTES);
    }

    private static Read<Integer> slowMode() {
        return Numbers.integer(0, Limits.SLOWMODE_SECONDS_MAX);
    }

    /// A new channel's tags are all new, whatever ids the request gives them.
    private static Read<List<ForumTag>> tags(boolean existing) {
        return Values.list(
                Values.object(tag -> new ForumTag(
                        existing ? tag.optional("id", Numbers.snowflake(ForumTagId::new)) : null,
                        tag.required("name", Texts.trimmed(1, Limits.FORUM_TAG_NAME_MAX), ""),
                        tag.optional("moderated", Values.flag(), false),
                        emoji(tag))),
                TAGS_READ_MAX);
    }

    private static Read<ReactionEmoji> reaction() {
        return Values.object(ThreadForms::emoji);
    }

    /// A guild's emoji by its id, one of Unicode by its text; both are null where there is none.
    private static @Nullable ReactionEmoji emoji(Form form) {
        EmojiId id = form.optional("emoji_id", Numbers.snowflake(EmojiId::new));
        String text = form.optional("emoji_name", Texts.text(0, Limits.EMOJI_NAME_MAX));
        if (id != null) {
            return new ReactionEmoji.Custom(id, "", false);
        }
        if (text == null || text.isEmpty()) {
            return null;
        }
        ReactionEmoji read = ReactionEmoji.parse(text).orElse(null);
        if (read instanceof ReactionEmoji.Unicode) {
            return read;
        }
        form.wrong("emoji_name", FormError.CUSTOM_VALIDATION, "No emoji.");
        return null;
    }
}
