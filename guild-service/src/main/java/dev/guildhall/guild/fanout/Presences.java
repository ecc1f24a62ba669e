package dev.guildhall.guild.fanout;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.PresenceJson;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.guild.state.ColdValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who of one guild's members is seen to be there. Members of connected sessions only, in memory only:
/// nothing is written, and a crash of the guild's actor does not touch it. The lists for GUILD_CREATE are
/// encoded once for each state.
public final class Presences {
    static final Bytes NOBODY = Bytes.utf8("[]");

    private final Map<UserId, Presence> shown = new HashMap<>();
    private long version;
    private @Nullable Listed listed;
    private long mergedVersion;
    private Bytes mergedShown = NOBODY;

    private record Listed(long version, ColdValue.@Nullable Roster roster, Bytes body) {}

    /// Whether a session hears of the others' presence: it asked for it; and a user account only in a guild
    /// so small: in others it says whom it looks at.
    static boolean heardBy(GuildSession.Attach session, @Nullable GuildSnapshot guild) {
        return EventType.PRESENCE_UPDATE.passesInGuild(session.intents()) && (session.bot() || !largeForPeople(guild));
    }

    /// People hear of the presence of nobody but of those whom they name, and see lists.
    public static boolean largeForPeople(@Nullable GuildSnapshot guild) {
        return guild == null || guild.guild().memberCount() > Limits.LARGE_THRESHOLD_MAX;
    }

    public Presence of(UserId user) {
        return shown.getOrDefault(user, Presence.OFFLINE);
    }

    /// Those of `users` who show.
    public Map<UserId, Presence> of(Collection<UserId> users) {
        Map<UserId, Presence> found = new HashMap<>();
        for (UserId user : users) {
            Presence presence = shown.get(user);
            if (presence != null) {
                found.put(user, presence);
            }
        }
        return found;
    }

    public void put(UserId user, Presence presence) {
        version++;
        if (presence.shown()) {
            shown.put(user, presence);
        } else {
            shown.remove(user);
        }
    }

    public List<UserId> users() {
        return List.copyOf(shown.keySet());
    }

    public int count() {
        return shown.size();
    }

    /// `{"presences":[…]}`: all of `roster`, offline ones too; or who shows, when that is null.
    @SuppressWarnings("ReferenceEquality") // Comparing all members costs more than an encoding that it saves.
    Bytes list(ColdValue.@Nullable Roster roster) {
        Listed last = listed;
        if (last == null || last.version() != version || last.roster() != roster) {
            last = new Listed(version, roster, encoded(roster));
            listed = last;
        }
        return last.body();
    }

    /// All who show, as an array for `merged_presences`.
    Bytes merged() {
        if (mergedVersion != version) {
            mergedShown = Json.encode(out -> {
                out.writeStartArray();
                for (UserId user : users()) {
                    PresenceJson.writeMerged(out, user, of(user));
                }
                out.writeEndArray();
            });
            mergedVersion = version;
        }
        return mergedShown;
    }

    private Bytes encoded(ColdValue.@Nullable Roster roster) {
        return Json.encode(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("presences");
            for (UserId user : roster == null ? users() : users(roster)) {
                PresenceJson.write(out, user, of(user));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static List<UserId> users(ColdValue.Roster roster) {
        return roster.members().stream()
                .map(MemberProfile::user)
                .map(user -> user.id())
                .toList();
    }
}
