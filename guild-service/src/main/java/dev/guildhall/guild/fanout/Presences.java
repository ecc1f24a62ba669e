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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who of one guild's members is seen to be there. Members of connected sessions only, in memory only:
/// nothing is written, and a crash of the guild's actor does not touch it. The lists for GUILD_CREATE are
/// encoded once for each state.
public final class Presences {
    static final Bytes NOBODY = Bytes.utf8("[]");

    private final Map<UserId, Presence> shown = new HashMap<>();
    private long version;
    private long crowd;
    private @Nullable Listed listed;
    private long mergedVersion;
    private Bytes mergedShown = NOBODY;

    private record Listed(long version, @Nullable Object whom, Bytes body) {}

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
        boolean came = presence.shown() ? shown.put(user, presence) == null : shown.remove(user) != null;
        if (came) {
            crowd++;
        }
    }

    public List<UserId> users() {
        return List.copyOf(shown.keySet());
    }

    /// Grows when somebody comes to show or does so no more.
    long crowd() {
        return crowd;
    }

    public int count() {
        return shown.size();
    }

    /// `{"presences":[…]}`: all of `roster`, offline ones too.
    Bytes list(ColdValue.Roster roster) {
        return listed(roster, () -> users(roster));
    }

    /// The same of those of `users` who show.
    Bytes list(Set<UserId> users) {
        return listed(
                users, () -> shown.keySet().stream().filter(users::contains).toList());
    }

    /// The same of who shows, in a guild of so many that no more can be told: see [NotableMembers].
    Bytes list() {
        return listed(
                null,
                () -> shown.keySet().stream()
                        .sorted()
                        .limit(ColdValue.Roster.MEMBERS_MAX)
                        .toList());
    }

    @SuppressWarnings("ReferenceEquality") // Comparing all members costs more than an encoding that it saves.
    private Bytes listed(@Nullable Object whom, Supplier<List<UserId>> users) {
        Listed last = listed;
        if (last == null || last.version() != version || last.whom() != whom) {
            last = new Listed(version, whom, encoded(users.get()));
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

    private Bytes encoded(List<UserId> users) {
        return Json.encode(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("presences");
            for (UserId user : users) {
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
