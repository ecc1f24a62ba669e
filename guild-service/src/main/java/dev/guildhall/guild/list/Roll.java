package dev.guildhall.guild.list;

import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everybody who can stand in a list of the guild, each with the row that all lists share: all members, or where
/// those who are offline are not `offlineListed`, who is seen to be there.
final class Roll {
    private final Map<UserId, Row> rows = new HashMap<>();
    private Groups groups = Groups.OF_NO_ROLES;
    private Map<RoleId, Role> standing = Map.of();
    private boolean offlineListed;
    private int online;

    /// A member's row before and after, null where it stood in no list.
    record Change(@Nullable Row before, @Nullable Row after) {}

    void begin(Map<RoleId, Role> roles, boolean withOffline) {
        rows.clear();
        online = 0;
        groups = Groups.of(roles.values());
        standing = roles;
        offlineListed = withOffline;
    }

    boolean offlineListed() {
        return offlineListed;
    }

    Groups groups() {
        return groups;
    }

    int size() {
        return rows.size();
    }

    int online() {
        return online;
    }

    @Nullable
    Row row(UserId user) {
        return rows.get(user);
    }

    Change put(MemberProfile profile, Presence presence) {
        if (!offlineListed && !presence.shown()) {
            return remove(profile.user().id());
        }
        Row after = Row.of(standing(profile), presence, groups);
        Row before = rows.put(after.id(), after);
        online += shown(after) - shown(before);
        return new Change(before, after);
    }

    Change remove(UserId user) {
        Row before = rows.remove(user);
        online -= shown(before);
        return new Change(before, null);
    }

    /// The roles changed: rows stand in other groups, perhaps.
    void regroup(Map<RoleId, Role> roles) {
        groups = Groups.of(roles.values());
        standing = roles;
        rows.replaceAll(
                (user, row) -> row.profile() == null ? row : Row.of(standing(row.profile()), row.presence(), groups));
    }

    /// Roles were made, and no row stands elsewhere for it: nobody has them yet.
    void rolesCame(Map<RoleId, Role> roles) {
        standing = roles;
    }

    /// Without roles that are gone: their deletion tells no member.
    private MemberProfile standing(MemberProfile profile) {
        List<RoleId> kept =
                profile.member().roles().stream().filter(standing::containsKey).toList();
        return kept.size() == profile.member().roles().size()
                ? profile
                : new MemberProfile(profile.member().withRoles(kept), profile.user());
    }

    /// The guild grew: who is offline goes.
    void leaveOutOffline() {
        offlineListed = false;
        rows.values().removeIf(row -> !row.presence().shown());
    }

    List<Row> sorted() {
        List<Row> all = new ArrayList<>(rows.values());
        all.sort(null);
        return all;
    }

    private static int shown(@Nullable Row row) {
        return row != null && row.presence().shown() ? 1 : 0;
    }
}
