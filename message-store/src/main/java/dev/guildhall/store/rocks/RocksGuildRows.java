package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
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
import dev.guildhall.store.row.DirectoryRow;
import dev.guildhall.store.row.EmojiRow;
import dev.guildhall.store.row.ExpressionRow;
import dev.guildhall.store.row.GuildRow;
import dev.guildhall.store.row.InviteRow;
import dev.guildhall.store.row.MemberRow;
import dev.guildhall.store.row.PinRow;
import dev.guildhall.store.row.RoleRow;
import dev.guildhall.store.row.StickerRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of guilds and what belongs to them.
final class RocksGuildRows implements GuildRows {
    private record Head(ChannelId channelId, MessageId messageId) {}

    private final Reads reads;

    RocksGuildRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<Optional<GuildRecord>> guild(GuildId guildId) {
        byte[] key = Keys.of(guildId.value());
        return reads.frozen(view -> view.get(Family.GUILDS, key).map(row -> record(view, GuildRow.decode(row), key)));
    }

    private static GuildRecord record(View view, Guild guild, byte[] prefix) {
        List<Channel> channels = view.scan(Family.CHANNELS, prefix, (key, row) -> ChannelRow.decode(row));
        List<Role> roles = view.scan(Family.ROLES, prefix, (key, row) -> RoleRow.decode(row));
        return new GuildRecord(
                guild, channels, roles, heads(view, channels), lastPins(view, channels), expressions(view, prefix));
    }

    private static Expressions expressions(View view, byte[] prefix) {
        List<Emoji> emojis = view.scan(Family.EMOJIS, prefix, (key, row) -> EmojiRow.decode(row));
        List<Sticker> stickers = view.scan(Family.STICKERS, prefix, (key, row) -> StickerRow.decode(row));
        return new Expressions(emojis, stickers);
    }

    private static Map<ChannelId, MessageId> heads(View view, List<Channel> channels) {
        List<byte[]> keys =
                channels.stream().map(each -> Keys.of(each.id().value())).toList();
        return view.getAll(Family.HEADS, keys, RocksGuildRows::head).stream()
                .collect(Collectors.toMap(Head::channelId, Head::messageId));
    }

    private static Map<ChannelId, Instant> lastPins(View view, List<Channel> channels) {
        List<byte[]> keys =
                channels.stream().map(each -> Keys.of(each.id().value())).toList();
        return view
                .getAll(
                        Family.LAST_PINS,
                        keys,
                        (key, row) -> Map.entry(new ChannelId(Keys.longAt(key, 0)), PinRow.decode(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Head head(byte[] key, byte[] row) {
        return new Head(new ChannelId(Keys.longAt(key, 0)), new MessageId(NumberRow.decode(row)));
    }

    @Override
    public CompletionStage<Optional<Guild>> row(GuildId guildId) {
        byte[] key = Keys.of(guildId.value());
        return reads.latest(view -> view.get(Family.GUILDS, key).map(GuildRow::decode));
    }

    @Override
    public CompletionStage<Optional<Pictured>> expression(long id) {
        return reads.latest(view -> view.get(Family.EXPRESSIONS, Keys.of(id)).map(ExpressionRow::decode));
    }

    @Override
    public CompletionStage<Optional<Emoji>> emoji(GuildId guildId, EmojiId emojiId) {
        byte[] key = Keys.of(guildId.value(), emojiId.value());
        return reads.latest(view -> view.get(Family.EMOJIS, key).map(EmojiRow::decode));
    }

    @Override
    public CompletionStage<Optional<Sticker>> sticker(GuildId guildId, StickerId stickerId) {
        byte[] key = Keys.of(guildId.value(), stickerId.value());
        return reads.latest(view -> view.get(Family.STICKERS, key).map(StickerRow::decode));
    }

    @Override
    public CompletionStage<List<Role>> roles(GuildId guildId) {
        return reads.latest(
                view -> view.scan(Family.ROLES, Keys.of(guildId.value()), (key, row) -> RoleRow.decode(row)));
    }

    @Override
    public CompletionStage<Optional<Member>> member(GuildId guildId, UserId userId) {
        byte[] key = Keys.of(guildId.value(), userId.value());
        return reads.latest(view -> view.get(Family.MEMBERS, key).map(MemberRow::decode));
    }

    @Override
    public CompletionStage<Map<UserId, Member>> members(GuildId guildId, Collection<UserId> userIds) {
        List<byte[]> keys = userIds.stream()
                .distinct()
                .map(id -> Keys.of(guildId.value(), id.value()))
                .toList();
        return reads.latest(view -> view.getAll(Family.MEMBERS, keys, (key, row) -> MemberRow.decode(row)).stream()
                .collect(Collectors.toMap(Member::userId, Function.identity())));
    }

    @Override
    public CompletionStage<List<Member>> membersAfter(GuildId guildId, UserId after, int limit) {
        return reads.latest(view -> view.scan(
                Family.MEMBERS,
                Keys.of(guildId.value()),
                Keys.of(guildId.value(), after.value()),
                limit,
                (key, row) -> MemberRow.decode(row)));
    }

    @Override
    public CompletionStage<Optional<Ban>> ban(GuildId guildId, UserId userId) {
        byte[] key = Keys.of(guildId.value(), userId.value());
        return reads.latest(view -> view.get(Family.BANS, key).map(BanRow::decode));
    }

    @Override
    public CompletionStage<List<Ban>> bansAfter(GuildId guildId, UserId after, int limit) {
        return reads.latest(view -> view.scan(
                Family.BANS,
                Keys.of(guildId.value()),
                Keys.of(guildId.value(), after.value()),
                limit,
                (key, row) -> BanRow.decode(row)));
    }

    @Override
    public CompletionStage<Optional<Invite>> invite(String code) {
        return reads.latest(view -> view.get(Family.INVITES, Keys.utf8(code)).map(InviteRow::decode));
    }

    @Override
    public CompletionStage<List<Invite>> invites(GuildId guildId) {
        return reads.latest(view -> {
            List<byte[]> codes = view.scan(
                    Family.INVITES_BY_GUILD,
                    Keys.of(guildId.value()),
                    (key, row) -> Keys.utf8(Keys.textFrom(key, Long.BYTES)));
            return view.getAll(Family.INVITES, codes, (key, row) -> InviteRow.decode(row));
        });
    }

    @Override
    public CompletionStage<Optional<OwnerId>> ownerOf(ChannelId channelId) {
        byte[] key = Keys.of(channelId.value());
        return reads.latest(view -> view.get(Family.DIRECTORY, key).map(DirectoryRow::decode));
    }
}
