package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.GuildRows.Pictured;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.row.AuditRow;
import dev.guildhall.store.row.BanRow;
import dev.guildhall.store.row.ChannelRow;
import dev.guildhall.store.row.DirectoryRow;
import dev.guildhall.store.row.EmojiRow;
import dev.guildhall.store.row.ExpressionRow;
import dev.guildhall.store.row.GuildRow;
import dev.guildhall.store.row.InviteRow;
import dev.guildhall.store.row.MemberRow;
import dev.guildhall.store.row.RoleRow;
import dev.guildhall.store.row.StickerRow;
import java.util.ArrayList;
import java.util.List;

/// Changes of guilds and what belongs to them as rows.
final class GuildWrites {
    private final Database database;
    private final Sweep audits;

    /// `audits` drops what audit logs need not keep.
    GuildWrites(Database database, Sweep audits) {
        this.database = database;
        this.audits = audits;
    }

    void put(Guild guild, Batch batch) {
        batch.put(Family.GUILDS, Keys.of(guild.id().value()), GuildRow.encode(guild));
        ContentNames.put(guild, batch);
    }

    void put(Channel channel, Batch batch) {
        batch.put(
                Family.CHANNELS, Keys.of(channel.guildId().value(), channel.id().value()), ChannelRow.encode(channel));
        batch.put(
                Family.DIRECTORY,
                Keys.of(channel.id().value()),
                DirectoryRow.encode(new OwnerId.OfGuild(channel.guildId())));
    }

    void put(GuildId guildId, Role role, Batch batch) {
        batch.put(Family.ROLES, Keys.of(guildId.value(), role.id().value()), RoleRow.encode(role));
    }

    void put(GuildId guildId, Emoji emoji, Batch batch) {
        long id = emoji.id().value();
        batch.put(Family.EMOJIS, Keys.of(guildId.value(), id), EmojiRow.encode(emoji));
        picture(id, new Pictured(guildId, emoji.image()), batch);
    }

    void put(GuildId guildId, Sticker sticker, Batch batch) {
        long id = sticker.id().value();
        batch.put(Family.STICKERS, Keys.of(guildId.value(), id), StickerRow.encode(sticker));
        picture(id, new Pictured(guildId, sticker.image()), batch);
    }

    private static void picture(long id, Pictured pictured, Batch batch) {
        batch.put(Family.EXPRESSIONS, Keys.of(id), ExpressionRow.encode(pictured));
        ContentNames.put(id, pictured, batch);
    }

    void put(GuildId guildId, Member member, Batch batch) {
        UserId userId = member.userId();
        batch.put(Family.MEMBERS, Keys.of(guildId.value(), userId.value()), MemberRow.encode(member));
        batch.put(Family.GUILDS_BY_USER, Keys.of(userId.value(), guildId.value()));
        batch.remember(new Batch.NewMember(guildId, userId));
    }

    void deleteMember(GuildId guildId, UserId userId, Batch batch) {
        batch.delete(Family.MEMBERS, Keys.of(guildId.value(), userId.value()));
        batch.delete(Family.GUILDS_BY_USER, Keys.of(userId.value(), guildId.value()));
    }

    void put(GuildId guildId, AuditEntry entry, Batch batch) {
        audits.onPut(batch);
        batch.put(Family.AUDIT_LOG, AuditKeys.of(guildId, entry.id()), AuditRow.encode(entry));
    }

    void put(GuildId guildId, Ban ban, Batch batch) {
        batch.put(Family.BANS, Keys.of(guildId.value(), ban.userId().value()), BanRow.encode(ban));
    }

    void put(Invite invite, Batch batch) {
        batch.put(Family.INVITES, Keys.utf8(invite.code()), InviteRow.encode(invite));
        batch.put(Family.INVITES_BY_GUILD, Keys.of(invite.guildId().value(), invite.code()));
        batch.remember(new Batch.NewInvite(invite.guildId(), invite.code()));
    }

    void deleteInvite(GuildId guildId, String code, Batch batch) {
        batch.delete(Family.INVITES, Keys.utf8(code));
        batch.delete(Family.INVITES_BY_GUILD, Keys.of(guildId.value(), code));
    }

    void deleteGuild(GuildId guildId, Batch batch) {
        byte[] prefix = Keys.of(guildId.value());
        for (UserId userId : members(guildId, batch)) {
            batch.delete(Family.GUILDS_BY_USER, Keys.of(userId.value(), guildId.value()));
        }
        for (String code : invites(guildId, batch)) {
            batch.delete(Family.INVITES, Keys.utf8(code));
        }
        batch.delete(Family.GUILDS, prefix);
        batch.deleteAll(Family.CHANNELS, prefix);
        batch.deleteAll(Family.ROLES, prefix);
        batch.deleteAll(Family.EMOJIS, prefix);
        batch.deleteAll(Family.STICKERS, prefix);
        batch.deleteAll(Family.MEMBERS, prefix);
        batch.deleteAll(Family.BANS, prefix);
        batch.deleteAll(Family.AUDIT_LOG, prefix);
        batch.deleteAll(Family.INVITES_BY_GUILD, prefix);
    }

    /// Those on disk and those of the batch.
    private List<UserId> members(GuildId guildId, Batch batch) {
        List<UserId> members = new ArrayList<>(database.latest()
                .scan(
                        Family.MEMBERS,
                        Keys.of(guildId.value()),
                        (key, row) -> new UserId(Keys.longAt(key, Long.BYTES))));
        members.addAll(batch.newMembersOf(guildId));
        return members;
    }

    private List<String> invites(GuildId guildId, Batch batch) {
        List<String> codes = new ArrayList<>(database.latest()
                .scan(Family.INVITES_BY_GUILD, Keys.of(guildId.value()), (key, row) -> Keys.textFrom(key, Long.BYTES)));
        codes.addAll(batch.newInvitesOf(guildId));
        return codes;
    }
}
