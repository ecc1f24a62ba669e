package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageReferenceType;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The message object, for REST and gateway. Source: message resource, "Message Object".
public final class MessageJson {
    private MessageJson() {}

    /// The whole object, with what `context` adds.
    public static void write(JsonGenerator out, MessageView view, MessageContext context) throws IOException {
        out.writeStartObject();
        body(out, view.message(), view.users(), view.pinned(), context);
        ReactionJson.writeAll(out, view.reactions());
        if (context.guildId() != null) {
            Fields.id(out, "guild_id", context.guildId().value());
        }
        if (context.channelType() != null) {
            out.writeNumberField("channel_type", context.channelType().code());
        }
        if (context.author() != null) {
            out.writeFieldName("member");
            MemberJson.writePartial(out, context.author());
        }
        nonce(out, context.nonce());
        referenced(out, view, context);
        out.writeEndObject();
    }

    private static void body(
            JsonGenerator out, Message message, Map<UserId, User> users, boolean pinned, MessageContext context)
            throws IOException {
        Fields.id(out, "id", message.id().value());
        Fields.id(out, "channel_id", message.channelId().value());
        out.writeNumberField("type", message.type().code());
        out.writeFieldName("author");
        user(out, message.authorId(), users.get(message.authorId()), null);
        out.writeStringField("content", context.stripped() ? "" : message.content());
        out.writeStringField("timestamp", Timestamps.iso(message.timestamp()));
        Fields.textOrNull(out, "edited_timestamp", Timestamps.isoOrNull(message.editedAt()));
        out.writeBooleanField("tts", message.tts());
        out.writeBooleanField("mention_everyone", message.mentionEveryone());
        out.writeArrayFieldStart("mentions");
        for (UserId id : message.mentions()) {
            user(out, id, users.get(id), context.mentioned().get(id));
        }
        out.writeEndArray();
        Fields.ids(out, "mention_roles", message.mentionRoles());
        enclosed(out, message.channelId(), message.flags(), message.enclosures(), context);
        StickerJson.items(out, message.enclosures().stickers());
        Fields.emptyArray(out, "components");
        out.writeBooleanField("pinned", pinned);
        out.writeNumberField("flags", message.flags());
        reference(out, message);
        snapshots(out, message, users, context);
    }

    /// Cards that are suppressed stay stored: an edit of the flag brings them back.
    private static void enclosed(
            JsonGenerator out, ChannelId channelId, int flags, Enclosures enclosures, MessageContext context)
            throws IOException {
        if (context.stripped()) {
            Fields.emptyArray(out, "attachments");
            Fields.emptyArray(out, "embeds");
            return;
        }
        List<Embed> embeds = MessageFlag.SUPPRESS_EMBEDS.in(flags) ? List.of() : enclosures.embeds();
        AttachmentJson.list(out, channelId, enclosures.attachments(), embeds, context.links());
        EmbedJson.list(out, channelId, embeds, enclosures.attachments(), context.links());
    }

    private static void snapshots(JsonGenerator out, Message message, Map<UserId, User> users, MessageContext context)
            throws IOException {
        List<MessageSnapshot> snapshots = message.enclosures().snapshots();
        if (snapshots.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("message_snapshots");
        for (MessageSnapshot snapshot : snapshots) {
            out.writeStartObject();
            out.writeObjectFieldStart("message");
            snapshot(out, message.channelId(), snapshot, users, context);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Its files are the forward's, so their addresses name the forward's channel.
    private static void snapshot(
            JsonGenerator out,
            ChannelId channelId,
            MessageSnapshot snapshot,
            Map<UserId, User> users,
            MessageContext context)
            throws IOException {
        out.writeNumberField("type", snapshot.type().code());
        out.writeStringField("content", context.stripped() ? "" : snapshot.content());
        out.writeArrayFieldStart("mentions");
        for (UserId id : snapshot.mentions()) {
            user(out, id, users.get(id), null);
        }
        out.writeEndArray();
        Fields.ids(out, "mention_roles", snapshot.mentionRoles());
        Enclosures enclosures = new Enclosures(snapshot.embeds(), snapshot.attachments(), List.of());
        enclosed(out, channelId, snapshot.flags(), enclosures, context);
        StickerJson.items(out, snapshot.stickers());
        Fields.emptyArray(out, "components");
        out.writeStringField("timestamp", Timestamps.iso(snapshot.timestamp()));
        Fields.textOrNull(out, "edited_timestamp", Timestamps.isoOrNull(snapshot.editedAt()));
        out.writeNumberField("flags", snapshot.flags());
    }

    /// An account that is not there any more still has its id: libraries need an author.
    static User deleted(UserId id) {
        return new User(id, "Deleted User", "0000", null, null, false, 0);
    }

    private static void user(JsonGenerator out, UserId id, @Nullable User user, @Nullable Member member)
            throws IOException {
        out.writeStartObject();
        UserJson.fields(out, user == null ? deleted(id) : user);
        if (member != null) {
            out.writeFieldName("member");
            MemberJson.writePartial(out, member);
        }
        out.writeEndObject();
    }

    private static void reference(JsonGenerator out, Message message) throws IOException {
        MessageReference reference = message.reference();
        if (reference == null) {
            return;
        }
        out.writeObjectFieldStart("message_reference");
        MessageReferenceType type = message.isForward() ? MessageReferenceType.FORWARD : MessageReferenceType.DEFAULT;
        out.writeNumberField("type", type.code());
        Fields.id(out, "message_id", reference.messageId().value());
        Fields.id(out, "channel_id", reference.channelId().value());
        if (reference.guildId() != null) {
            Fields.id(out, "guild_id", reference.guildId().value());
        }
        out.writeEndObject();
    }

    /// Absent, null or the object: three different things to a client.
    private static void referenced(JsonGenerator out, MessageView view, MessageContext context) throws IOException {
        switch (view.referenced()) {
            case MessageView.Referenced.NotLoaded none -> {}
            case MessageView.Referenced.Deleted deleted -> out.writeNullField("referenced_message");
            case MessageView.Referenced.Found found -> {
                out.writeObjectFieldStart("referenced_message");
                body(out, found.message(), view.users(), found.pinned(), context.inner());
                out.writeEndObject();
            }
        }
    }

    /// Back with the type it came in.
    private static void nonce(JsonGenerator out, @Nullable Nonce nonce) throws IOException {
        if (nonce == null) {
            return;
        }
        out.writeFieldName("nonce");
        if (nonce.number()) {
            out.writeNumber(nonce.text());
        } else {
            out.writeString(nonce.text());
        }
    }
}
