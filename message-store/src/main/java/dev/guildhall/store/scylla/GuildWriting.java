package dev.guildhall.store.scylla;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.Change;
import dev.guildhall.store.GuildRows.Pictured;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.AuditRow;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Rows of guilds and of what belongs to them. All but the end of a guild is written blind: the times say what stands.
///
/// The end of a guild reads who its members are and which invites it has, to take it off the lists of the one and the
/// codes of the other. So what came before it has to be there: see [Changes#readsRows]. The partitions that it reads
/// go last, when everything that they lead to is gone: cut short anywhere, it is done again with what is left.
final class GuildWriting {
    /// Longer than a reader finds an entry, so that no reader's clock misses one.
    private static final int AUDIT_TTL_SECONDS =
            (int) Limits.AUDIT_KEPT.plus(Duration.ofDays(1)).toSeconds();

    /// Members that are taken off a guild that ends before the next are read.
    private static final int MEMBERS_AT_ONCE = 1_000;

    private final Cql cql;

    GuildWriting(Cql cql) {
        this.cql = cql;
    }

    CompletionStage<Void> write(Change change, long atUs) {
        return change instanceof Change.DeleteGuild delete
                ? end(delete.guildId(), atUs)
                : cql.apart(writes(change, atUs));
    }

    private static List<Cql.Write> writes(Change change, long atUs) {
        return switch (change) {
            case Change.PutGuild put ->
                List.of(put(
                        put.guild().id(),
                        GuildPart.GUILD,
                        put.guild().id().value(),
                        GuildRow.encode(put.guild()),
                        atUs));
            case Change.PutChannel put -> put(put.channel(), atUs);
            case Change.DeleteChannel delete ->
                List.of(delete(
                        delete.guildId(), GuildPart.CHANNEL, delete.channelId().value(), atUs));
            case Change.PutRole put ->
                List.of(put(put.guildId(), GuildPart.ROLE, put.role().id().value(), RoleRow.encode(put.role()), atUs));
            case Change.DeleteRole delete ->
                List.of(delete(delete.guildId(), GuildPart.ROLE, delete.roleId().value(), atUs));
            case Change.PutEmoji put -> {
                long id = put.emoji().id().value();
                yield List.of(
                        put(put.guildId(), GuildPart.EMOJI, id, EmojiRow.encode(put.emoji()), atUs),
                        picture(id, new Pictured(put.guildId(), put.emoji().image()), atUs));
            }
            case Change.DeleteEmoji delete ->
                List.of(delete(
                        delete.guildId(), GuildPart.EMOJI, delete.emojiId().value(), atUs));
            case Change.PutSticker put -> {
                long id = put.sticker().id().value();
                yield List.of(
                        put(put.guildId(), GuildPart.STICKER, id, StickerRow.encode(put.sticker()), atUs),
                        picture(id, new Pictured(put.guildId(), put.sticker().image()), atUs));
            }
            case Change.DeleteSticker delete ->
                List.of(delete(
                        delete.guildId(), GuildPart.STICKER, delete.stickerId().value(), atUs));
            case Change.PutMember put -> put(put.guildId(), put.member(), atUs);
            case Change.DeleteMember delete -> {
                long guild = delete.guildId().value();
                long user = delete.userId().value();
                yield List.of(
                        Cql.write(GuildQuery.MEMBER_DELETE, atUs, guild, user),
                        Cql.write(GuildQuery.GUILD_OF_USER_DELETE, atUs, user, guild));
            }
            case Change.PutBan put ->
                List.of(Cql.write(
                        GuildQuery.BAN_PUT,
                        atUs,
                        put.guildId().value(),
                        put.ban().userId().value(),
                        Blob.of(BanRow.encode(put.ban()))));
            case Change.DeleteBan delete ->
                List.of(Cql.write(
                        GuildQuery.BAN_DELETE,
                        atUs,
                        delete.guildId().value(),
                        delete.userId().value()));
            case Change.PutAuditEntry put -> List.of(put(put.guildId(), put.entry(), atUs));
            case Change.PutInvite put -> put(put.invite(), atUs);
            case Change.DeleteInvite delete ->
                List.of(
                        Cql.write(
                                GuildQuery.INVITE_DELETE,
                                atUs,
                                delete.code(),
                                delete.guildId().value()),
                        Cql.write(
                                GuildQuery.INVITE_OF_GUILD_DELETE,
                                atUs,
                                delete.guildId().value(),
                                delete.code()));
            default -> throw new IllegalArgumentException("not a guild's: " + change);
        };
    }

    private static List<Cql.Write> put(Channel channel, long atUs) {
        OwnerId owner = new OwnerId.OfGuild(channel.guildId());
        return List.of(
                put(channel.guildId(), GuildPart.CHANNEL, channel.id().value(), ChannelRow.encode(channel), atUs),
                Cql.write(GuildQuery.DIRECTORY_PUT, atUs, channel.id().value(), OwnerCode.of(owner), owner.number()));
    }

    private static List<Cql.Write> put(GuildId guildId, Member member, long atUs) {
        long guild = guildId.value();
        long user = member.userId().value();
        return List.of(
                Cql.write(GuildQuery.MEMBER_PUT, atUs, guild, user, Blob.of(MemberRow.encode(member))),
                Cql.write(GuildQuery.GUILD_OF_USER_PUT, atUs, user, guild));
    }

    private static Cql.Write put(GuildId guildId, AuditEntry entry, long atUs) {
        return Cql.write(
                GuildQuery.AUDIT_PUT,
                atUs,
                guildId.value(),
                entry.id().value(),
                Blob.of(AuditRow.encode(entry)),
                AUDIT_TTL_SECONDS);
    }

    private static List<Cql.Write> put(Invite invite, long atUs) {
        long guild = invite.guildId().value();
        byte[] row = InviteRow.encode(invite);
        return List.of(
                Cql.write(GuildQuery.INVITE_PUT, atUs, invite.code(), guild, Blob.of(row)),
                Cql.write(GuildQuery.INVITE_OF_GUILD_PUT, atUs, guild, invite.code(), Blob.of(row)));
    }

    private static Cql.Write put(GuildId guildId, GuildPart kind, long id, byte[] row, long atUs) {
        return Cql.write(GuildQuery.PART_PUT, atUs, guildId.value(), kind.code(), id, Blob.of(row));
    }

    private static Cql.Write delete(GuildId guildId, GuildPart kind, long id, long atUs) {
        return Cql.write(GuildQuery.PART_DELETE, atUs, guildId.value(), kind.code(), id);
    }

    private static Cql.Write picture(long id, Pictured pictured, long atUs) {
        return Cql.write(GuildQuery.EXPRESSION_PUT, atUs, id, Blob.of(ExpressionRow.encode(pictured)));
    }

    private CompletionStage<Void> end(GuildId guildId, long atUs) {
        long guild = guildId.value();
        return offTheLists(guild, Long.MIN_VALUE, atUs)
                .thenCompose(_ -> offTheCodes(guild, atUs))
                .thenCompose(_ -> cql.apart(List.of(
                        Cql.write(GuildQuery.PARTS_DELETE, atUs, guild),
                        Cql.write(GuildQuery.BANS_DELETE, atUs, guild),
                        Cql.write(GuildQuery.AUDITS_DELETE, atUs, guild),
                        Cql.write(GuildQuery.INVITES_OF_GUILD_DELETE, atUs, guild),
                        Cql.write(GuildQuery.MEMBERS_DELETE, atUs, guild))));
    }

    private CompletionStage<Void> offTheLists(long guild, long fromUser, long atUs) {
        return cql.rows(GuildQuery.MEMBER_IDS_FROM, row -> row.getLong("user_id"), guild, fromUser, MEMBERS_AT_ONCE)
                .thenCompose(users -> Bounded.each(
                                users, user -> cql.alone(Cql.write(GuildQuery.GUILD_OF_USER_DELETE, atUs, user, guild)))
                        .thenCompose(_ -> users.size() < MEMBERS_AT_ONCE || users.getLast() == Long.MAX_VALUE
                                ? CompletableFuture.completedFuture(null)
                                : offTheLists(guild, users.getLast() + 1, atUs)));
    }

    private CompletionStage<Void> offTheCodes(long guild, long atUs) {
        return cql.rows(GuildQuery.INVITES_OF_GUILD, row -> String.valueOf(row.getString("code")), guild)
                .thenCompose(codes ->
                        Bounded.each(codes, code -> cql.alone(Cql.write(GuildQuery.INVITE_DELETE, atUs, code, guild))))
                .thenApply(_ -> null);
    }
}
