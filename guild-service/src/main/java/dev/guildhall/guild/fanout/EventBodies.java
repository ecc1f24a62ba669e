package dev.guildhall.guild.fanout;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.payload.AuditLogJson;
import dev.guildhall.common.payload.ChannelJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.payload.InviteJson;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.MessageContext;
import dev.guildhall.common.payload.MessageJson;
import dev.guildhall.common.payload.RoleJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of one guild's dispatches. Source: gateway docs, the page of each event.
final class EventBodies {
    private final GuildId guildId;
    private final AttachmentLinks links;

    EventBodies(GuildId guildId, AttachmentLinks links) {
        this.guildId = guildId;
        this.links = links;
    }

    EncodedEvent guild(GuildSnapshot guild) {
        return encode(EventType.GUILD_UPDATE, out -> GuildJson.write(out, guild));
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

    EncodedEvent inviteCreated(Invite invite, User inviter) {
        return encode(EventType.INVITE_CREATE, out -> InviteJson.writeEvent(out, invite, inviter));
    }

    EncodedEvent inviteDeleted(Invite invite) {
        return inGuild(EventType.INVITE_DELETE, out -> {
            Fields.id(out, "channel_id", invite.channelId().value());
            out.writeStringField("code", invite.code());
        });
    }

    MessageContext context(GuildEvent.MessageCreated created) {
        return new MessageContext(
                guildId, membership(created.author()), memberships(created.mentioned()), created.nonce(), false, links);
    }

    /// An edit does not echo the nonce.
    MessageContext context(GuildEvent.MessageEdited edited) {
        return changed(edited.author(), edited.mentioned());
    }

    MessageContext context(GuildEvent.MessagePinned pinned) {
        return changed(pinned.author(), pinned.mentioned());
    }

    MessageContext context(GuildEvent.MessageUnpinned unpinned) {
        return changed(unpinned.author(), unpinned.mentioned());
    }

    private MessageContext changed(@Nullable MemberProfile author, Map<UserId, MemberProfile> mentioned) {
        return new MessageContext(guildId, membership(author), memberships(mentioned), null, false, links);
    }

    EncodedEvent message(EventType type, MessageView view, MessageContext context) {
        return encode(type, out -> MessageJson.write(out, view, context));
    }

    EncodedEvent messageDeleted(ChannelId channelId, MessageId messageId) {
        return inGuild(EventType.MESSAGE_DELETE, out -> {
            Fields.id(out, "channel_id", channelId.value());
            Fields.id(out, "id", messageId.value());
        });
    }

    EncodedEvent messagesDeleted(ChannelId channelId, List<MessageId> messageIds) {
        return inGuild(EventType.MESSAGE_DELETE_BULK, out -> {
            Fields.id(out, "channel_id", channelId.value());
            Fields.ids(out, "ids", messageIds);
        });
    }

    EncodedEvent pins(GuildEvent.PinsChanged changed) {
        return inGuild(EventType.CHANNEL_PINS_UPDATE, out -> {
            Fields.id(out, "channel_id", changed.channelId().value());
            Fields.textOrNull(out, "last_pin_timestamp", Timestamps.isoOrNull(changed.lastPin()));
        });
    }

    EncodedEvent typing(GuildEvent.TypingStarted typing) {
        return inGuild(EventType.TYPING_START, out -> {
            Fields.id(out, "channel_id", typing.channelId().value());
            Fields.id(out, "user_id", typing.member().member().userId().value());
            out.writeNumberField("timestamp", typing.at().getEpochSecond());
            out.writeFieldName("member");
            MemberJson.write(out, typing.member());
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

    private static @Nullable Member membership(@Nullable MemberProfile profile) {
        return profile == null ? null : profile.member();
    }

    private static Map<UserId, Member> memberships(Map<UserId, MemberProfile> profiles) {
        Map<UserId, Member> members = new HashMap<>();
        profiles.forEach((user, profile) -> members.put(user, profile.member()));
        return members;
    }
}
