package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.StickerItem;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import dev.guildhall.guild.state.Decision.Rejected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which emojis and stickers somebody may use in a place: its own, and those of the guilds that the user is in where
/// the channel lets them in. Bots have no other rights than people. Who is not in an emoji's guild is told that there
/// is none, whatever the channel allows: ids tell nobody which guilds there are. Source: docs, "Permissions",
/// USE_EXTERNAL_EMOJIS and USE_EXTERNAL_STICKERS.
final class OutsideExpressions {
    private OutsideExpressions() {}

    /// Empty: there is none, or the actor may not use it, or it is not known yet and the lookup says so.
    static Optional<Emoji> emoji(Place place, ReactionEmoji.Custom custom) {
        Emoji own = place.expressions().emoji(custom.id()).orElse(null);
        if (own != null) {
            MemberProfile member = place.membership();
            return Optional.of(own).filter(emoji -> member != null && emoji.usableBy(member.member()));
        }
        EmojiThere there = place.cold().emoji(custom.id(), place.actorId());
        // An emoji that this guild has just deleted may be in the store for a moment more.
        return there == null || there.guildId() == null || there.guildId().equals(place.guildId())
                ? Optional.empty()
                : Optional.ofNullable(there.emoji());
    }

    /// Why the actor does not react with this emoji, when it is known or known not to be; null when it may.
    static @Nullable Rejected refusal(Place place, ChannelId channelId, ReactionEmoji.Custom custom) {
        if (emoji(place, custom).isEmpty()) {
            return Refusal.of(ApiError.UNKNOWN_EMOJI);
        }
        boolean own = place.expressions().emoji(custom.id()).isPresent();
        return own || Permission.USE_EXTERNAL_EMOJIS.in(place.rightsIn(channelId))
                ? null
                : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    /// Empty as [#emoji] is.
    static Optional<Sticker> sticker(Place place, StickerId id) {
        Optional<Sticker> own = place.expressions().sticker(id);
        if (own.isPresent()) {
            return own;
        }
        StickerThere there = place.cold().sticker(id, place.actorId());
        return there == null || there.guildId() == null || there.guildId().equals(place.guildId())
                ? Optional.empty()
                : Optional.ofNullable(there.sticker());
    }

    /// In the order of the ids; those that cannot be used are left out.
    static List<StickerItem> stickers(Place place, List<StickerId> ids) {
        return ids.stream()
                .flatMap(id -> sticker(place, id).stream())
                .map(Sticker::item)
                .toList();
    }

    /// Why the actor does not send one of these stickers, when all of them are known or known not to be.
    static @Nullable Rejected refusal(Place place, ChannelId channelId, List<StickerId> ids) {
        if (stickers(place, ids).size() < ids.size()) {
            return Refusal.of(ApiError.UNKNOWN_STICKER);
        }
        boolean own =
                ids.stream().allMatch(id -> place.expressions().sticker(id).isPresent());
        return own || Permission.USE_EXTERNAL_STICKERS.in(place.rightsIn(channelId))
                ? null
                : Refusal.of(ApiError.MAY_NOT_SEND_STICKER);
    }
}
