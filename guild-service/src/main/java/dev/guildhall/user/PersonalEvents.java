package dev.guildhall.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildSettingsJson;
import dev.guildhall.common.payload.ReadStateJson;
import dev.guildhall.common.payload.RelationshipJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import java.time.Instant;
import java.util.Base64;

/// What a user's own sessions hear. Source: community docs, "Gateway Events", and their objects' pages.
final class PersonalEvents {
    private PersonalEvents() {}

    static EncodedEvent userUpdate(Account account) {
        return new EncodedEvent(EventType.USER_UPDATE, Json.encode(out -> UserJson.writeOwn(out, account)));
    }

    static EncodedEvent relationshipAdd(Relationship row, RelationshipType type, User user, boolean notifies) {
        return new EncodedEvent(EventType.RELATIONSHIP_ADD, Json.encode(out -> {
            out.writeStartObject();
            RelationshipJson.fields(out, row, type);
            out.writeFieldName("user");
            UserJson.write(out, user);
            out.writeBooleanField("should_notify", notifies);
            out.writeEndObject();
        }));
    }

    static EncodedEvent relationshipUpdate(Relationship row, RelationshipType type) {
        return new EncodedEvent(EventType.RELATIONSHIP_UPDATE, Json.encode(out -> {
            out.writeStartObject();
            RelationshipJson.fields(out, row, type);
            out.writeEndObject();
        }));
    }

    /// `was` is what it no longer is.
    static EncodedEvent relationshipRemove(UserId other, RelationshipType was) {
        return new EncodedEvent(EventType.RELATIONSHIP_REMOVE, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "id", other.value());
            out.writeNumberField("type", was.code());
            out.writeEndObject();
        }));
    }

    static EncodedEvent note(UserId about, String note) {
        return new EncodedEvent(EventType.USER_NOTE_UPDATE, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "id", about.value());
            out.writeStringField("note", note);
            out.writeEndObject();
        }));
    }

    static EncodedEvent settings(SettingsProtoType type, Bytes proto) {
        byte[] bytes = new byte[proto.length()];
        proto.copyTo(bytes, 0);
        return new EncodedEvent(EventType.USER_SETTINGS_PROTO_UPDATE, Json.encode(out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("settings");
            out.writeNumberField("type", type.code());
            out.writeStringField("proto", Base64.getEncoder().encodeToString(bytes));
            out.writeEndObject();
            out.writeBooleanField("partial", false);
            out.writeEndObject();
        }));
    }

    static EncodedEvent guildSettings(GuildSettings settings) {
        return new EncodedEvent(
                EventType.USER_GUILD_SETTINGS_UPDATE, Json.encode(out -> GuildSettingsJson.write(out, settings)));
    }

    static EncodedEvent messageAck(ReadState after, Ack ack) {
        return new EncodedEvent(EventType.MESSAGE_ACK, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "channel_id", after.channelId().value());
            Fields.idOrNull(out, "message_id", after.lastMessageId());
            out.writeNumberField("version", after.version());
            out.writeNumberField("ack_type", ReadStateJson.CHANNEL);
            if (ack.manual()) {
                out.writeBooleanField("manual", true);
                out.writeNumberField("mention_count", after.mentionCount());
            }
            if (ack.flags() != null) {
                out.writeNumberField("flags", after.flags());
            }
            if (ack.lastViewed() != null) {
                out.writeNumberField("last_viewed", after.lastViewed());
            }
            out.writeEndObject();
        }));
    }

    static EncodedEvent pinsAck(ReadState after, Instant newest) {
        return new EncodedEvent(EventType.CHANNEL_PINS_ACK, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "channel_id", after.channelId().value());
            out.writeStringField("timestamp", Timestamps.iso(newest));
            out.writeNumberField("version", after.version());
            out.writeEndObject();
        }));
    }
}
