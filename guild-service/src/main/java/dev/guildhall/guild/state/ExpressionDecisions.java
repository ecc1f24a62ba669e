package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.ExpressionCommand.CreateEmoji;
import dev.guildhall.common.guild.ExpressionCommand.CreateSticker;
import dev.guildhall.common.guild.ExpressionCommand.DeleteEmoji;
import dev.guildhall.common.guild.ExpressionCommand.DeleteSticker;
import dev.guildhall.common.guild.ExpressionCommand.ModifyEmoji;
import dev.guildhall.common.guild.ExpressionCommand.ModifySticker;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.EmojiChanged;
import dev.guildhall.guild.state.GuildEvent.StickerChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The guild's own emojis and stickers. Who may make some may change and remove what they made; who manages them,
/// all. Source: docs, "Permissions", CREATE_GUILD_EXPRESSIONS and MANAGE_GUILD_EXPRESSIONS.
final class ExpressionDecisions {
    private ExpressionDecisions() {}

    static Decision change(Scene scene, ExpressionCommand command) {
        return switch (command) {
            case CreateEmoji create -> create(scene, create);
            case ModifyEmoji modify -> modify(scene, modify);
            case DeleteEmoji delete -> delete(scene, delete);
            case CreateSticker create -> create(scene, create);
            case ModifySticker modify -> modify(scene, modify);
            case DeleteSticker delete -> delete(scene, delete);
        };
    }

    private static Decision create(Scene scene, CreateEmoji create) {
        Rejected lacking = scene.refusalWithout(Permission.CREATE_GUILD_EXPRESSIONS);
        if (lacking != null) {
            return lacking;
        }
        if (unknownRole(scene, create.roles())) {
            return Refusal.of(ApiError.UNKNOWN_ROLE);
        }
        long alike = scene.expressions().emojis().stream()
                .filter(each -> each.animated() == create.animated())
                .count();
        if (alike >= Limits.EMOJIS_PER_GUILD_MAX) {
            return Refusal.of(create.animated() ? ApiError.MAX_ANIMATED_EMOJIS : ApiError.MAX_EMOJIS);
        }
        Emoji emoji = new Emoji(
                new EmojiId(scene.facts().nextId()),
                create.name(),
                create.roles(),
                scene.actorId(),
                create.image(),
                create.animated());
        return changed(null, emoji);
    }

    private static Decision modify(Scene scene, ModifyEmoji modify) {
        Emoji before = scene.expressions().emoji(modify.emojiId()).orElse(null);
        Rejected refusal = refusal(scene, before == null ? null : before.creatorId(), ApiError.UNKNOWN_EMOJI);
        if (before == null || refusal != null) {
            return refusal == null ? Refusal.of(ApiError.UNKNOWN_EMOJI) : refusal;
        }
        List<RoleId> roles = modify.roles().overOr(before.roles(), List.of());
        if (modify.roles().changes() && unknownRole(scene, roles)) {
            return Refusal.of(ApiError.UNKNOWN_ROLE);
        }
        return changed(before, before.changed(modify.name().overOr(before.name(), before.name()), roles));
    }

    private static Decision delete(Scene scene, DeleteEmoji delete) {
        Emoji emoji = scene.expressions().emoji(delete.emojiId()).orElse(null);
        Rejected refusal = refusal(scene, emoji == null ? null : emoji.creatorId(), ApiError.UNKNOWN_EMOJI);
        return refusal != null ? refusal : new Accepted(List.of(new EmojiChanged(emoji, null)), GuildResult.NOTHING);
    }

    private static Accepted changed(@Nullable Emoji before, Emoji after) {
        GuildResult result = new GuildResult.OfEmoji(after);
        return after.equals(before)
                ? new Accepted(List.of(), result)
                : new Accepted(List.of(new EmojiChanged(before, after)), result);
    }

    private static boolean unknownRole(Scene scene, List<RoleId> roles) {
        return !scene.snapshot().roles().keySet().containsAll(roles);
    }

    private static Decision create(Scene scene, CreateSticker create) {
        Rejected lacking = scene.refusalWithout(Permission.CREATE_GUILD_EXPRESSIONS);
        if (lacking != null) {
            return lacking;
        }
        if (scene.expressions().stickers().size() >= Limits.STICKERS_PER_GUILD_MAX) {
            return Refusal.of(ApiError.MAX_STICKERS);
        }
        Sticker sticker = new Sticker(
                new StickerId(scene.facts().nextId()),
                create.name(),
                create.description(),
                create.tags(),
                create.format(),
                scene.actorId(),
                create.image());
        return changed(null, sticker);
    }

    private static Decision modify(Scene scene, ModifySticker modify) {
        Sticker before = scene.expressions().sticker(modify.stickerId()).orElse(null);
        Rejected refusal = refusal(scene, before == null ? null : before.creatorId(), ApiError.UNKNOWN_STICKER);
        if (before == null || refusal != null) {
            return refusal == null ? Refusal.of(ApiError.UNKNOWN_STICKER) : refusal;
        }
        return changed(
                before,
                before.changed(
                        modify.name().overOr(before.name(), before.name()),
                        modify.description().over(before.description()),
                        modify.tags().overOr(before.tags(), before.tags())));
    }

    private static Decision delete(Scene scene, DeleteSticker delete) {
        Sticker sticker = scene.expressions().sticker(delete.stickerId()).orElse(null);
        Rejected refusal = refusal(scene, sticker == null ? null : sticker.creatorId(), ApiError.UNKNOWN_STICKER);
        return refusal != null
                ? refusal
                : new Accepted(List.of(new StickerChanged(sticker, null)), GuildResult.NOTHING);
    }

    private static Accepted changed(@Nullable Sticker before, Sticker after) {
        GuildResult result = new GuildResult.OfSticker(after);
        return after.equals(before)
                ? new Accepted(List.of(), result)
                : new Accepted(List.of(new StickerChanged(before, after)), result);
    }

    /// Why the actor may not change what `creator` made (null: there is no such thing); null when it may.
    private static @Nullable Rejected refusal(Scene scene, @Nullable UserId creator, ApiError unknown) {
        boolean manages = Permission.MANAGE_GUILD_EXPRESSIONS.in(scene.rights());
        boolean makes = Permission.CREATE_GUILD_EXPRESSIONS.in(scene.rights());
        if (!manages && !makes) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        if (creator == null) {
            return Refusal.of(unknown);
        }
        return manages || creator.equals(scene.actorId()) ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }
}
