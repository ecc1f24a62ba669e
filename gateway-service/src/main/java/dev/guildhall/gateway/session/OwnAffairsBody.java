package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.payload.GuildSettingsJson;
import dev.guildhall.common.payload.PrivateChannelJson;
import dev.guildhall.common.payload.ReadStateJson;
import dev.guildhall.common.payload.RelationshipJson;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// The fields of READY that tell of a user's own, each in the shape that the client's capabilities choose.
/// Source: community docs, ready, and gateway capabilities.
final class OwnAffairsBody {
    private static final long LAZY_USER_NOTES = 1L;
    private static final long VERSIONED_READ_STATES = 1L << 2;
    private static final long VERSIONED_GUILD_SETTINGS = 1L << 3;
    private static final long DEDUPE_USER_OBJECTS = 1L << 4;

    private OwnAffairsBody() {}

    static void write(JsonGenerator out, OwnAffairs own, User self, long capabilities) throws IOException {
        relationships(out, own, has(capabilities, DEDUPE_USER_OBJECTS));
        channels(out, own, self, has(capabilities, DEDUPE_USER_OBJECTS));
        users(out, own, self);
        readStates(out, own, has(capabilities, VERSIONED_READ_STATES));
        guildSettings(out, own.personal(), has(capabilities, VERSIONED_GUILD_SETTINGS));
        if (!has(capabilities, LAZY_USER_NOTES)) notes(out, own.personal());
        settings(out, own.personal().settings());
    }

    private static boolean has(long capabilities, long one) {
        return (capabilities & one) != 0;
    }

    private static void relationships(JsonGenerator out, OwnAffairs own, boolean bare) throws IOException {
        out.writeArrayFieldStart("relationships");
        for (Relationship row : own.relationships()) {
            RelationshipType type = row.type();
            User user = own.users().get(row.other());
            if (type == null || user == null) continue;
            if (bare) {
                RelationshipJson.writeBare(out, row, type);
            } else {
                RelationshipJson.write(out, row, type, user);
            }
        }
        out.writeEndArray();
    }

    private static void channels(JsonGenerator out, OwnAffairs own, User self, boolean bare) throws IOException {
        out.writeArrayFieldStart("private_channels");
        for (PrivateChannelView channel : own.channels()) {
            if (bare) {
                PrivateChannelJson.writeBare(out, channel, self.id());
            } else {
                PrivateChannelJson.write(out, channel, self.id());
            }
        }
        out.writeEndArray();
    }

    /// The user's own first.
    private static void users(JsonGenerator out, OwnAffairs own, User self) throws IOException {
        out.writeArrayFieldStart("users");
        UserJson.write(out, self);
        for (User user : own.users().values()) {
            if (!user.id().equals(self.id())) UserJson.write(out, user);
        }
        out.writeEndArray();
    }

    /// A channel that was never read has an entry where somebody calls the user: clients take the absence of one
    /// for nothing to count.
    private static void readStates(JsonGenerator out, OwnAffairs own, boolean versioned) throws IOException {
        Personal personal = own.personal();
        Map<ChannelId, Integer> left = new TreeMap<>(own.mentions());
        begin(out, "read_state", versioned);
        for (ReadState state : personal.readStates()) {
            Integer calls = left.remove(state.channelId());
            ReadStateJson.write(out, state, calls == null ? 0 : calls);
        }
        for (Map.Entry<ChannelId, Integer> each : left.entrySet()) {
            ReadStateJson.write(out, ReadState.unread(each.getKey()), each.getValue());
        }
        end(out, personal.versions().readStates(), versioned);
    }

    private static void guildSettings(JsonGenerator out, Personal personal, boolean versioned) throws IOException {
        begin(out, "user_guild_settings", versioned);
        for (GuildSettings settings : personal.guildSettings()) {
            GuildSettingsJson.write(out, settings);
        }
        end(out, personal.versions().guildSettings(), versioned);
    }

    private static void begin(JsonGenerator out, String name, boolean versioned) throws IOException {
        if (versioned) {
            out.writeObjectFieldStart(name);
            out.writeArrayFieldStart("entries");
        } else {
            out.writeArrayFieldStart(name);
        }
    }

    private static void end(JsonGenerator out, long version, boolean versioned) throws IOException {
        out.writeEndArray();
        if (!versioned) return;
        out.writeBooleanField("partial", false);
        out.writeNumberField("version", version);
        out.writeEndObject();
    }

    private static void notes(JsonGenerator out, Personal personal) throws IOException {
        out.writeObjectFieldStart("notes");
        for (Map.Entry<?, String> note : personal.notes().entrySet()) {
            out.writeStringField(note.getKey().toString(), note.getValue());
        }
        out.writeEndObject();
    }

    private static void settings(JsonGenerator out, Bytes proto) throws IOException {
        byte[] bytes = new byte[proto.length()];
        proto.copyTo(bytes, 0);
        out.writeStringField("user_settings_proto", Base64.getEncoder().encodeToString(bytes));
    }
}
