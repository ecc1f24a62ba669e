package dev.guildhall.guild.fanout;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.MessageContext;
import dev.guildhall.common.payload.MessageJson;
import dev.guildhall.common.payload.ReactionJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of what happens to a channel's messages: in a guild with its id and with memberships, in a private
/// channel without. Source: gateway docs, the page of each event.
public final class MessageBodies {
    private final @Nullable GuildId guildId;
    private final @Nullable ChannelType channelType;
    private final AttachmentLinks links;

    private MessageBodies(@Nullable GuildId guildId, @Nullable ChannelType channelType, AttachmentLinks links) {
        this.guildId = guildId;
        this.channelType = channelType;
        this.links = links;
    }

    static MessageBodies inGuild(GuildId guildId, AttachmentLinks links) {
        return new MessageBodies(guildId, null, links);
    }

    public static MessageBodies inPrivate(ChannelType channelType, AttachmentLinks links) {
        return new MessageBodies(null, channelType, links);
    }

    /// The event whole, as who may read everything gets it; null when nobody is told.
    public @Nullable EncodedEvent of(GuildEvent.OfMessages event) {
        return switch (event) {
            case GuildEvent.MessageCreated created ->
                message(EventType.MESSAGE_CREATE, created.view(), context(created));
            case GuildEvent.MessageEdited edited -> message(EventType.MESSAGE_UPDATE, edited.view(), context(edited));
            case GuildEvent.MessagePinned pinned -> message(EventType.MESSAGE_UPDATE, pinned.view(), context(pinned));
            case GuildEvent.MessageUnpinned unpinned ->
                message(EventType.MESSAGE_UPDATE, unpinned.view(), context(unpinned));
            case GuildEvent.MessageDeleted deleted ->
                inChannel(
                        EventType.MESSAGE_DELETE,
                        deleted.channelId(),
                        out -> Fields.id(out, "id", deleted.messageId().value()));
            case GuildEvent.MessagesDeleted deleted ->
                inChannel(
                        EventType.MESSAGE_DELETE_BULK,
                        deleted.channelId(),
                        out -> Fields.ids(out, "ids", deleted.messageIds()));
            case GuildEvent.PinsChanged changed -> changed.told() ? pins(changed) : null;
            case GuildEvent.TypingStarted typing -> typing(typing);
            case GuildEvent.ReactionAdded added -> added(added);
            case GuildEvent.ReactionRemoved removed ->
                reaction(
                        EventType.MESSAGE_REACTION_REMOVE,
                        removed.channelId(),
                        removed.messageId(),
                        out -> one(out, removed.userId(), removed.emoji()));
            case GuildEvent.EmojiCleared cleared ->
                reaction(
                        EventType.MESSAGE_REACTION_REMOVE_EMOJI,
                        cleared.channelId(),
                        cleared.messageId(),
                        out -> ReactionJson.emoji(out, cleared.emoji()));
            case GuildEvent.ReactionsCleared cleared ->
                reaction(EventType.MESSAGE_REACTION_REMOVE_ALL, cleared.channelId(), cleared.messageId(), out -> {});
        };
    }

    MessageContext context(GuildEvent.MessageCreated created) {
        return context(created.author(), created.mentioned(), created.nonce());
    }

    /// An edit does not echo the nonce.
    MessageContext context(GuildEvent.MessageEdited edited) {
        return context(edited.author(), edited.mentioned(), null);
    }

    MessageContext context(GuildEvent.MessagePinned pinned) {
        return context(pinned.author(), pinned.mentioned(), null);
    }

    MessageContext context(GuildEvent.MessageUnpinned unpinned) {
        return context(unpinned.author(), unpinned.mentioned(), null);
    }

    private MessageContext context(
            @Nullable MemberProfile author, Map<UserId, MemberProfile> mentioned, @Nullable Nonce nonce) {
        Member membership = author == null ? null : author.member();
        Map<UserId, Member> members = new HashMap<>();
        mentioned.forEach((user, profile) -> members.put(user, profile.member()));
        return new MessageContext(guildId, channelType, membership, members, nonce, false, links);
    }

    EncodedEvent message(EventType type, MessageView view, MessageContext context) {
        return new EncodedEvent(type, Json.encode(out -> MessageJson.write(out, view, context)));
    }

    private EncodedEvent pins(GuildEvent.PinsChanged changed) {
        return inChannel(
                EventType.CHANNEL_PINS_UPDATE,
                changed.channelId(),
                out -> Fields.textOrNull(out, "last_pin_timestamp", Timestamps.isoOrNull(changed.lastPin())));
    }

    private EncodedEvent typing(GuildEvent.TypingStarted typing) {
        return inChannel(EventType.TYPING_START, typing.channelId(), out -> {
            Fields.id(out, "user_id", typing.userId().value());
            out.writeNumberField("timestamp", typing.at().getEpochSecond());
            member(out, typing.member());
        });
    }

    private EncodedEvent added(GuildEvent.ReactionAdded added) {
        return reaction(EventType.MESSAGE_REACTION_ADD, added.channelId(), added.messageId(), out -> {
            one(out, added.userId(), added.emoji());
            member(out, added.member());
            Fields.id(out, "message_author_id", added.messageAuthorId().value());
        });
    }

    /// Nobody pays for super reactions here: `burst` and `type` say that it is a plain one.
    private static void one(JsonGenerator out, UserId userId, ReactionEmoji emoji) throws IOException {
        Fields.id(out, "user_id", userId.value());
        ReactionJson.emoji(out, emoji);
        out.writeBooleanField("burst", false);
        Fields.emptyArray(out, "burst_colors");
        out.writeNumberField("type", 0);
    }

    private static void member(JsonGenerator out, @Nullable MemberProfile member) throws IOException {
        if (member != null) {
            out.writeFieldName("member");
            MemberJson.write(out, member);
        }
    }

    private EncodedEvent reaction(EventType type, ChannelId channelId, MessageId messageId, Json.Writer more) {
        return inChannel(type, channelId, out -> {
            Fields.id(out, "message_id", messageId.value());
            more.write(out);
        });
    }

    private EncodedEvent inChannel(EventType type, ChannelId channelId, Json.Writer more) {
        return new EncodedEvent(type, Json.encode(out -> {
            out.writeStartObject();
            if (guildId != null) {
                Fields.id(out, "guild_id", guildId.value());
            }
            Fields.id(out, "channel_id", channelId.value());
            more.write(out);
            out.writeEndObject();
        }));
    }
}
