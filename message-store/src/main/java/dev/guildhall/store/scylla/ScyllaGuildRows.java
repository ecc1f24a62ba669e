package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.BanRow;
import dev.guildhall.store.row.ChannelRow;
import dev.guildhall.store.row.EmojiRow;
import dev.guildhall.store.row.ExpressionRow;
import dev.guildhall.store.row.GuildRow;
import dev.guildhall.store.row.InviteRow;
import dev.guildhall.store.row.MemberRow;
import dev.guildhall.store.row.OwnerCode;
import dev.guildhall.store.row.RoleRow;
import dev.guildhall.store.row.StickerRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of guilds and what belongs to them.
final class ScyllaGuildRows implements GuildRows {
    private final Cql cql;
    private final ChannelEdges edges;

    ScyllaGuildRows(Cql cql) {
        this.cql = cql;
        this.edges = new ChannelEdges(cql);
    }

    /// The warm part's rows by kind, each kind in the order of its ids.
    private record Parts(Map<Byte, List<Row>> byKind) {
        static Parts of(List<Row> rows) {
            return new Parts(rows.stream()
                    .sorted((one, other) -> Long.compareUnsigned(one.getLong("id"), other.getLong("id")))
                    .collect(Collectors.groupingBy(row -> row.getByte("kind"))));
        }

        <T> List<T> of(GuildPart kind, Function<byte[], T> decode) {
            return byKind.getOrDefault(kind.code(), List.of()).stream()
                    .map(row -> decode.apply(row(row)))
                    .toList();
        }
    }

    /// One partition, then what came last to each of its channels. The guild's owner calls it before it commits
    /// anything, so nothing moves between the reads.
    @Override
    public CompletionStage<Optional<GuildRecord>> guild(GuildId guildId) {
        return cql.rows(GuildQuery.PARTS_READ, guildId.value()).thenCompose(rows -> {
            Parts parts = Parts.of(rows);
            List<Guild> guild = parts.of(GuildPart.GUILD, GuildRow::decode);
            if (guild.isEmpty()) return CompletableFuture.completedFuture(Optional.empty());
            List<Channel> channels = parts.of(GuildPart.CHANNEL, ChannelRow::decode);
            return edges.lasts(channels.stream().map(Channel::id).toList())
                    .thenApply(lasts -> Optional.of(record(guild.getFirst(), channels, parts, lasts)));
        });
    }

    private static GuildRecord record(
            Guild guild, List<Channel> channels, Parts parts, Map<ChannelId, ChannelLast> lasts) {
        Map<ChannelId, MessageId> heads = new HashMap<>();
        Map<ChannelId, Instant> lastPins = new HashMap<>();
        lasts.forEach((channelId, last) -> {
            if (last.message() != null) heads.put(channelId, last.message());
            if (last.pin() != null) lastPins.put(channelId, last.pin());
        });
        return new GuildRecord(
                guild,
                channels,
                parts.of(GuildPart.ROLE, RoleRow::decode),
                heads,
                lastPins,
                new Expressions(
                        parts.of(GuildPart.EMOJI, EmojiRow::decode), parts.of(GuildPart.STICKER, StickerRow::decode)));
    }

    @Override
    public CompletionStage<Optional<Guild>> row(GuildId guildId) {
        return part(guildId, GuildPart.GUILD, guildId.value(), GuildRow::decode);
    }

    @Override
    public CompletionStage<Optional<Pictured>> expression(long id) {
        return cql.row(GuildQuery.EXPRESSION_READ, row -> ExpressionRow.decode(row(row)), id);
    }

    @Override
    public CompletionStage<Optional<Emoji>> emoji(GuildId guildId, EmojiId emojiId) {
        return part(guildId, GuildPart.EMOJI, emojiId.value(), EmojiRow::decode);
    }

    @Override
    public CompletionStage<Optional<Sticker>> sticker(GuildId guildId, StickerId stickerId) {
        return part(guildId, GuildPart.STICKER, stickerId.value(), StickerRow::decode);
    }

    @Override
    public CompletionStage<List<Role>> roles(GuildId guildId) {
        return cql.rows(GuildQuery.PARTS_OF_KIND, guildId.value(), GuildPart.ROLE.code())
                .thenApply(rows -> Parts.of(rows).of(GuildPart.ROLE, RoleRow::decode));
    }

    @Override
    public CompletionStage<Optional<Member>> member(GuildId guildId, UserId userId) {
        return cql.row(GuildQuery.MEMBER_READ, ScyllaGuildRows::member, guildId.value(), userId.value());
    }

    @Override
    public CompletionStage<Map<UserId, Member>> members(GuildId guildId, Collection<UserId> userIds) {
        List<Long> ids = userIds.stream().distinct().map(UserId::value).toList();
        return Chunks.each(
                        ids,
                        chunk -> cql.rows(GuildQuery.MEMBERS_READ, ScyllaGuildRows::member, guildId.value(), chunk))
                .thenApply(found -> found.stream().collect(Collectors.toMap(Member::userId, Function.identity())));
    }

    @Override
    public CompletionStage<List<Member>> membersAfter(GuildId guildId, UserId after, int limit) {
        return cql.rows(
                GuildQuery.MEMBERS_AFTER, ScyllaGuildRows::member, guildId.value(), signed(after.value()), limit);
    }

    @Override
    public CompletionStage<Optional<Ban>> ban(GuildId guildId, UserId userId) {
        return cql.row(GuildQuery.BAN_READ, row -> BanRow.decode(row(row)), guildId.value(), userId.value());
    }

    @Override
    public CompletionStage<List<Ban>> bansAfter(GuildId guildId, UserId after, int limit) {
        return cql.rows(
                GuildQuery.BANS_AFTER, row -> BanRow.decode(row(row)), guildId.value(), signed(after.value()), limit);
    }

    /// Of two guilds that have the code for a moment, the one that made its invite later.
    @Override
    public CompletionStage<Optional<Invite>> invite(String code) {
        return cql.rows(GuildQuery.INVITE_READ, ScyllaGuildRows::invite, code)
                .thenApply(found -> found.stream().max(Comparator.comparing(Invite::createdAt)));
    }

    @Override
    public CompletionStage<List<Invite>> invites(GuildId guildId) {
        return cql.rows(GuildQuery.INVITES_OF_GUILD, ScyllaGuildRows::invite, guildId.value());
    }

    @Override
    public CompletionStage<Optional<OwnerId>> ownerOf(ChannelId channelId) {
        return cql.row(
                GuildQuery.DIRECTORY_READ,
                row -> OwnerCode.owner(row.getByte("kind"), row.getLong("owner")),
                channelId.value());
    }

    private <T> CompletionStage<Optional<T>> part(
            GuildId guildId, GuildPart kind, long id, Function<byte[], T> decode) {
        return cql.row(GuildQuery.PART_READ, row -> decode.apply(row(row)), guildId.value(), kind.code(), id);
    }

    /// A page's bound: behind the greatest id that fits there is nothing.
    private static long signed(long id) {
        return id < 0 ? Long.MAX_VALUE : id;
    }

    private static Member member(Row row) {
        return MemberRow.decode(row(row));
    }

    private static Invite invite(Row row) {
        return InviteRow.decode(row(row));
    }

    private static byte[] row(Row row) {
        return Blob.bytes(row, "row");
    }
}
