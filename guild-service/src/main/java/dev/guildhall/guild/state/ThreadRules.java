package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.ThreadChange;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelFlag;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.guild.state.Decision.Rejected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a channel says of its threads, and a forum of its posts.
final class ThreadRules {
    private ThreadRules() {}

    /// What of it means something for a channel of this type.
    static ThreadSettings fitting(ChannelType type, ThreadSettings settings) {
        if (!type.holdsThreads()) {
            return ThreadSettings.NONE;
        }
        return type.forum() ? settings : settings.withoutForum();
    }

    static ThreadSettings changed(ThreadSettings before, ThreadChange change) {
        return new ThreadSettings(
                change.autoArchiveMinutes().over(before.autoArchiveMinutes()),
                change.rateLimitPerUserSeconds().overOr(before.rateLimitPerUserSeconds(), 0),
                change.tags().overOr(before.tags(), List.of()),
                change.reaction().over(before.reaction()),
                change.sortOrder().over(before.sortOrder()),
                change.layout().overOr(before.layout(), ForumLayout.NOT_SET));
    }

    /// The flags that a request may set on a channel of this type; the others stay as they are.
    static int flags(ChannelType type, int before, int wanted) {
        int settable = type.forum() ? ChannelFlag.REQUIRE_TAG.mask() : 0;
        if (type == ChannelType.GUILD_MEDIA) {
            settable |= ChannelFlag.HIDE_MEDIA_DOWNLOAD_OPTIONS.mask();
        }
        return (before & ~settable) | (wanted & settable);
    }

    /// Why a new channel of this type cannot have the settings; null when it can.
    static @Nullable Rejected refusal(ChannelType type, ThreadSettings wanted, Expressions own) {
        return refusal(ThreadSettings.NONE, fitting(type, wanted), own);
    }

    /// Why the settings cannot become these; null when they can. `own` are the guild's.
    static @Nullable Rejected refusal(ThreadSettings before, ThreadSettings after, Expressions own) {
        if (after.tags().size() > Limits.FORUM_TAGS_MAX) {
            return Refusal.of(ApiError.MAX_FORUM_TAGS);
        }
        Set<String> names = new HashSet<>();
        if (!after.tags().stream().map(ForumTag::name).allMatch(names::add)) {
            return Refusal.of(ApiError.TAG_NAMES_NOT_UNIQUE);
        }
        Set<@Nullable ForumTagId> known =
                before.tags().stream().map(ForumTag::id).collect(Collectors.toSet());
        Set<@Nullable ForumTagId> named = new HashSet<>();
        boolean foreign = after.tags().stream()
                .map(ForumTag::id)
                .anyMatch(id -> id != null && !(known.contains(id) && named.add(id)));
        if (foreign) {
            return Refusal.of(ApiError.UNKNOWN_TAG);
        }
        boolean drawable = emojis(after).allMatch(emoji -> drawable(emoji, before, own));
        return drawable ? null : Refusal.of(ApiError.UNKNOWN_EMOJI);
    }

    /// One of the guild's own, or one that was there before: it may be gone by now.
    private static boolean drawable(ReactionEmoji emoji, ThreadSettings before, Expressions own) {
        return switch (emoji) {
            case ReactionEmoji.Unicode _ -> true;
            case ReactionEmoji.Custom custom ->
                own.emoji(custom.id()).isPresent() || emojis(before).anyMatch(custom::same);
        };
    }

    private static Stream<ReactionEmoji> emojis(ThreadSettings settings) {
        return Stream.concat(
                Stream.ofNullable(settings.reaction()),
                settings.tags().stream().map(ForumTag::emoji).flatMap(Stream::ofNullable));
    }

    /// New tags get their ids.
    static ThreadSettings numbered(ThreadSettings settings, Facts facts) {
        if (settings.tags().stream().allMatch(tag -> tag.id() != null)) {
            return settings;
        }
        return settings.withTags(settings.tags().stream()
                .map(tag -> tag.id() == null ? tag.withId(new ForumTagId(facts.nextId())) : tag)
                .toList());
    }
}
