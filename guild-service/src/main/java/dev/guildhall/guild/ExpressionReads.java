package dev.guildhall.guild;

import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.guild.state.ColdKey.EmojiKey;
import dev.guildhall.guild.state.ColdKey.StickerKey;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import dev.guildhall.owner.Stages;
import dev.guildhall.store.GuildRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Emojis and stickers by their ids alone, whosever they are. They are read where their guild committed them: another
/// guild's actor need not be awake, and is not asked. The moment is taken before the reads, so that nothing passes for
/// newer than it is.
final class ExpressionReads {
    private final GuildRows rows;
    private final InstantSource clock;

    ExpressionReads(GuildRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    CompletionStage<EmojiThere> emoji(EmojiKey key) {
        Instant asOf = clock.instant();
        return inItsGuild(
                key.emojiId().value(),
                new EmojiThere(null, null, asOf),
                guildId -> rows.emoji(guildId, key.emojiId())
                        .thenCombine(
                                Stages.of(() -> rows.member(guildId, key.userId())),
                                (emoji, member) -> usable(guildId, emoji, member))
                        .thenCompose(Function.identity())
                        .thenApply(usable ->
                                new EmojiThere(usable.isEmpty() ? null : guildId, usable.orElse(null), asOf)));
    }

    CompletionStage<StickerThere> sticker(StickerKey key) {
        Instant asOf = clock.instant();
        return inItsGuild(
                key.stickerId().value(),
                new StickerThere(null, null, asOf),
                guildId -> rows.sticker(guildId, key.stickerId())
                        .thenCombine(
                                Stages.of(() -> rows.member(guildId, key.userId())),
                                (sticker, member) -> sticker.filter(each -> member.isPresent()))
                        .thenApply(found -> there(guildId, found, asOf)));
    }

    private static StickerThere there(GuildId guildId, Optional<Sticker> found, Instant asOf) {
        return new StickerThere(found.isEmpty() ? null : guildId, found.orElse(null), asOf);
    }

    private <T> CompletionStage<T> inItsGuild(long id, T unknown, Function<GuildId, CompletionStage<T>> read) {
        return rows.expression(id)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(unknown)
                        : read.apply(found.get().guildId()));
    }

    /// A member's row may name roles that were deleted since, and so may an emoji that was for one of them. Few emojis
    /// are for some roles alone, so that the roles are seldom read.
    private CompletionStage<Optional<Emoji>> usable(GuildId guildId, Optional<Emoji> emoji, Optional<Member> member) {
        if (emoji.isEmpty() || member.isEmpty() || !emoji.get().usableBy(member.get())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return emoji.get().roles().isEmpty()
                ? CompletableFuture.completedFuture(emoji)
                : rows.roles(guildId)
                        .thenApply(roles -> emoji.filter(each -> each.usableBy(among(member.get(), roles))));
    }

    private static Member among(Member member, List<Role> existing) {
        List<RoleId> ids = existing.stream().map(Role::id).toList();
        return member.withRoles(member.roles().stream().filter(ids::contains).toList());
    }
}
