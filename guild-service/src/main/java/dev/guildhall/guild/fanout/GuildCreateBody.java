package dev.guildhall.guild.fanout;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import org.jspecify.annotations.Nullable;

/// The body of GUILD_CREATE. What all sessions share is encoded once for each state of the guild; a session
/// adds when it joined, whether the guild is large for it, and its own member.
///
/// Members are the session's own one alone: others are only due with the presence of those who are online,
/// which nobody counts yet. Libraries need the own one to know their rights, and the arrays to be there, empty
/// or not. Source: gateway docs, "Guild Create"; library start-up code.
final class GuildCreateBody {
    private @Nullable GuildSnapshot encoded;
    private Bytes shared = Bytes.utf8("");

    /// Snapshots are compared by identity: an equal one would only save one encoding, and comparing costs more
    /// than that.
    @SuppressWarnings("ReferenceEquality")
    EncodedEvent of(GuildSnapshot guild, MemberProfile self, int largeThreshold) {
        if (encoded != guild) {
            shared = Json.encode(out -> {
                out.writeStartObject();
                GuildJson.fields(out, guild);
                GuildJson.channels(out, guild);
                out.writeBooleanField("unavailable", false);
                out.writeNumberField("member_count", guild.guild().memberCount());
                for (String empty : EMPTY) {
                    Fields.emptyArray(out, empty);
                }
                out.writeEndObject();
            });
            encoded = guild;
        }
        Bytes own = Json.encode(out -> {
            out.writeStartObject();
            out.writeStringField("joined_at", Timestamps.iso(self.member().joinedAt()));
            out.writeBooleanField("large", guild.guild().memberCount() > largeThreshold);
            out.writeArrayFieldStart("members");
            MemberJson.write(out, self);
            out.writeEndArray();
            out.writeEndObject();
        });
        return new EncodedEvent(EventType.GUILD_CREATE, spliced(shared, own));
    }

    private static final String[] EMPTY = {
        "threads", "presences", "voice_states", "stage_instances", "guild_scheduled_events", "soundboard_sounds"
    };

    /// `{…}` and `{…}` become `{…,…}`.
    private static Bytes spliced(Bytes first, Bytes second) {
        byte[] all = new byte[first.length() + second.length() - 1];
        first.copyTo(all, 0);
        second.copyTo(all, first.length() - 1);
        all[first.length() - 1] = ',';
        return Bytes.owning(all);
    }
}
