package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.gateway.session.SessionSignal.GuildArrived;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The guilds of a user account's READY, in its order; a guild that has not answered has no body. A client
/// that reads READY_SUPPLEMENTAL finds presences and voice states there and not in READY. The guilds' own
/// JSON is taken as it is. Source: community docs, ready supplemental.
record ReadyGuilds(List<GuildId> ids, Map<GuildId, GuildArrived> arrived) {
    private static final String MOVED = ",\"presences\":[],\"voice_states\":[]}";
    private static final String NONE = "[]";

    static ReadyGuilds of(Collection<GuildId> guilds, Map<GuildId, GuildArrived> arrived) {
        return new ReadyGuilds(List.copyOf(guilds), Map.copyOf(arrived));
    }

    void write(JsonGenerator out, boolean supplemental) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (GuildId id : ids) {
            GuildArrived guild = arrived.get(id);
            if (guild == null) {
                ReadyBody.unavailable(out, id);
            } else {
                out.writeRawValue(
                        supplemental ? bare(guild) : guild.guildCreate().body().toString());
            }
        }
        out.writeEndArray();
    }

    /// `{…}` becomes `{…,"presences":[],"voice_states":[]}`.
    private static String bare(GuildArrived guild) {
        String json = guild.parts().guild().toString();
        return json.substring(0, json.length() - 1) + MOVED;
    }

    /// `merged_members`: one list for each guild, with the own member alone.
    void writeOwnMembers(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("merged_members");
        for (GuildId id : ids) {
            GuildArrived guild = arrived.get(id);
            out.writeStartArray();
            if (guild != null) out.writeRawValue(guild.parts().ownMember().toString());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /// `guilds` of READY_SUPPLEMENTAL.
    void writeVoice(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (GuildId id : ids) {
            out.writeStartObject();
            Fields.id(out, "id", id.value());
            out.writeFieldName("voice_states");
            out.writeRawValue(part(id, ReadyGuild::voiceStates));
            Fields.emptyArray(out, "activity_instances");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// `merged_presences.guilds`: one list for each guild, without those who are offline.
    void writePresences(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("guilds");
        for (GuildId id : ids) {
            out.writeRawValue(part(id, ReadyGuild::presences));
        }
        out.writeEndArray();
    }

    private String part(GuildId id, Function<ReadyGuild, Bytes> part) {
        GuildArrived guild = arrived.get(id);
        return guild == null ? NONE : part.apply(guild.parts()).toString();
    }
}
