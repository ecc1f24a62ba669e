package dev.guildhall.guild.fanout;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AuditLogJson;
import dev.guildhall.common.payload.ChannelJson;
import dev.guildhall.common.payload.EmojiJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.payload.InviteJson;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.PresenceJson;
import dev.guildhall.common.payload.RoleJson;
import dev.guildhall.common.payload.StickerJson;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.payload.VoiceJson;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.User;
import java.io.IOException;

/// The bodies of one guild's dispatches. Source: gateway docs, the page of each event.
final class EventBodies {
    private final GuildId guildId;

    EventBodies(GuildId guildId) {
        this.guildId = guildId;
    }

    EncodedEvent guild(GuildSnapshot guild) {
        return encode(EventType.GUILD_UPDATE, out -> GuildJson.write(out, guild));
    }

    /// The whole new list.
    EncodedEvent emojis(GuildSnapshot guild) {
        return inGuild(
                EventType.GUILD_EMOJIS_UPDATE,
                out -> EmojiJson.list(out, guild.expressions().emojis()));
    }

    /// The whole new list.
    EncodedEvent stickers(GuildSnapshot guild) {
        return inGuild(
                EventType.GUILD_STICKERS_UPDATE,
                out -> StickerJson.list(out, guild.expressions().stickers(), guildId));
    }

    /// Without `unavailable`: the member is out, this is no outage.
    EncodedEvent farewell() {
        return object(EventType.GUILD_DELETE, out -> Fields.id(out, "id", guildId.value()));
    }

    EncodedEvent channel(EventType type, Channel channel, ChannelLast last) {
        return encode(type, out -> ChannelJson.write(out, channel, last));
    }

    EncodedEvent role(EventType type, Role role) {
        return inGuild(type, out -> {
            out.writeFieldName("role");
            RoleJson.write(out, role);
        });
    }

    EncodedEvent roleDeleted(RoleId roleId) {
        return inGuild(EventType.GUILD_ROLE_DELETE, out -> Fields.id(out, "role_id", roleId.value()));
    }

    EncodedEvent audited(AuditEntry entry) {
        return encode(EventType.GUILD_AUDIT_LOG_ENTRY_CREATE, out -> AuditLogJson.writeEvent(out, entry, guildId));
    }

    EncodedEvent member(EventType type, MemberProfile profile) {
        return encode(type, out -> MemberJson.writeEvent(out, profile, guildId));
    }

    /// GUILD_MEMBER_REMOVE and the two of bans: the guild and a user.
    EncodedEvent user(EventType type, User user) {
        return inGuild(type, out -> {
            out.writeFieldName("user");
            UserJson.write(out, user);
        });
    }

    EncodedEvent presence(UserId user, Presence presence) {
        return encode(EventType.PRESENCE_UPDATE, out -> PresenceJson.writeEvent(out, guildId, user, presence));
    }

    EncodedEvent voice(VoiceState state) {
        return encode(EventType.VOICE_STATE_UPDATE, out -> VoiceJson.write(out, guildId, state));
    }

    /// Also for those who only do not see where the member is now.
    EncodedEvent voiceLeft(VoiceState state) {
        return encode(EventType.VOICE_STATE_UPDATE, out -> VoiceJson.writeLeft(out, guildId, state));
    }

    /// Without an endpoint, as there is no voice server: clients wait for the next one. Source: gateway
    /// docs, "Voice Server Update".
    EncodedEvent voiceServer(String token) {
        return inGuild(EventType.VOICE_SERVER_UPDATE, out -> {
            out.writeStringField("token", token);
            out.writeNullField("endpoint");
        });
    }

    EncodedEvent inviteCreated(Invite invite, User inviter) {
        return encode(EventType.INVITE_CREATE, out -> InviteJson.writeEvent(out, invite, inviter));
    }

    EncodedEvent inviteDeleted(Invite invite) {
        return inGuild(EventType.INVITE_DELETE, out -> {
            Fields.id(out, "channel_id", invite.channelId().value());
            out.writeStringField("code", invite.code());
        });
    }

    /// An object that begins with the guild's id.
    EncodedEvent inGuild(EventType type, Json.Writer fields) {
        return object(type, out -> {
            Fields.id(out, "guild_id", guildId.value());
            fields.write(out);
        });
    }

    private static EncodedEvent object(EventType type, Json.Writer fields) {
        return encode(type, out -> whole(out, fields));
    }

    private static void whole(JsonGenerator out, Json.Writer fields) throws IOException {
        out.writeStartObject();
        fields.write(out);
        out.writeEndObject();
    }

    private static EncodedEvent encode(EventType type, Json.Writer body) {
        return new EncodedEvent(type, Json.encode(body));
    }
}
