package dev.guildhall.journal;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.EventOrigin;
import dev.guildhall.bus.event.EventWriter;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AuditLogJson;
import dev.guildhall.common.payload.EmojiJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.RoleJson;
import dev.guildhall.common.payload.StickerJson;
import dev.guildhall.store.Change;

/// What happened to a guild, as events under its id. Objects are the protocol's where they need nothing but their own
/// row; users are named by id.
final class GuildEvents {
    private GuildEvents() {}

    static BusRecord of(Change change, EventOrigin origin) {
        return switch (change) {
            case Change.PutGuild(var guild) ->
                event(EventKind.GUILD_WRITTEN, guild.id().value(), origin, out -> GuildData.guild(out, guild));
            case Change.DeleteGuild(var guild) -> event(EventKind.GUILD_DELETED, guild.value(), origin, _ -> {});
            case Change.PutChannel(var channel) ->
                event(
                        EventKind.CHANNEL_WRITTEN,
                        channel.guildId().value(),
                        origin,
                        out -> GuildData.channel(out, channel));
            case Change.DeleteChannel(var guild, var channel) ->
                named(EventKind.CHANNEL_DELETED, guild.value(), origin, "channel_id", channel.value());
            case Change.PutRole(var guild, var role) ->
                event(EventKind.ROLE_WRITTEN, guild.value(), origin, out -> {
                    out.writeFieldName("role");
                    RoleJson.write(out, role);
                });
            case Change.DeleteRole(var guild, var role) ->
                named(EventKind.ROLE_DELETED, guild.value(), origin, "role_id", role.value());
            case Change.PutEmoji(var guild, var emoji) ->
                event(EventKind.EMOJI_WRITTEN, guild.value(), origin, out -> {
                    Fields.id(out, "creator_id", emoji.creatorId().value());
                    out.writeFieldName("emoji");
                    EmojiJson.write(out, emoji, null);
                });
            case Change.DeleteEmoji(var guild, var emoji) ->
                named(EventKind.EMOJI_DELETED, guild.value(), origin, "emoji_id", emoji.value());
            case Change.PutSticker(var guild, var sticker) ->
                event(EventKind.STICKER_WRITTEN, guild.value(), origin, out -> {
                    Fields.id(out, "creator_id", sticker.creatorId().value());
                    out.writeFieldName("sticker");
                    StickerJson.write(out, sticker, guild, null);
                });
            case Change.DeleteSticker(var guild, var sticker) ->
                named(EventKind.STICKER_DELETED, guild.value(), origin, "sticker_id", sticker.value());
            case Change.PutMember(var guild, var member) ->
                event(EventKind.MEMBER_WRITTEN, guild.value(), origin, out -> {
                    Fields.id(out, "user_id", member.userId().value());
                    out.writeFieldName("member");
                    MemberJson.writePartial(out, member);
                });
            case Change.DeleteMember(var guild, var user) ->
                named(EventKind.MEMBER_DELETED, guild.value(), origin, "user_id", user.value());
            case Change.PutBan(var guild, var ban) ->
                event(EventKind.BAN_WRITTEN, guild.value(), origin, out -> {
                    Fields.id(out, "user_id", ban.userId().value());
                    Fields.textOrNull(out, "reason", ban.reason());
                });
            case Change.DeleteBan(var guild, var user) ->
                named(EventKind.BAN_DELETED, guild.value(), origin, "user_id", user.value());
            case Change.PutAuditEntry(var guild, var entry) ->
                event(EventKind.AUDIT_ENTRY_WRITTEN, guild.value(), origin, out -> {
                    out.writeFieldName("entry");
                    AuditLogJson.write(out, entry);
                });
            case Change.PutInvite(var invite) ->
                event(EventKind.INVITE_WRITTEN, invite.guildId().value(), origin, out -> GuildData.invite(out, invite));
            case Change.DeleteInvite(var guild, var code) ->
                event(EventKind.INVITE_DELETED, guild.value(), origin, out -> out.writeStringField("code", code));
            default -> throw new IllegalArgumentException("not about a guild: " + change);
        };
    }

    private static BusRecord named(EventKind kind, long guild, EventOrigin origin, String field, long id) {
        return event(kind, guild, origin, out -> Fields.id(out, field, id));
    }

    private static BusRecord event(EventKind kind, long guild, EventOrigin origin, Json.Writer data) {
        return EventWriter.record(kind, guild, origin, out -> {
            Fields.id(out, "guild_id", guild);
            data.write(out);
        });
    }
}
