package dev.guildhall.guild.list;

import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row: a member, or the head of its group, which has no `profile` and stands before the members. One object
/// stands in all lists that hold the member.
///
/// Inside a group rows order by shown name, without regard to case, then by id: equal names are told apart.
record Row(int group, String name, UserId id, @Nullable MemberProfile profile, Presence presence)
        implements Comparable<Row> {
    /// Ids of accounts are above 0, and so no member stands where a head does.
    private static final UserId NOBODY = new UserId(0);

    static Row head(int group) {
        return new Row(group, "", NOBODY, null, Presence.OFFLINE);
    }

    static Row of(MemberProfile profile, Presence presence, Groups groups) {
        return new Row(
                groups.of(profile.member(), presence.shown()),
                shownName(profile).toLowerCase(Locale.ROOT),
                profile.user().id(),
                profile,
                presence);
    }

    private static String shownName(MemberProfile profile) {
        String nick = profile.member().nick();
        String global = profile.user().globalName();
        return nick != null ? nick : global != null ? global : profile.user().username();
    }

    @Override
    public int compareTo(Row other) {
        if (group != other.group) {
            return Integer.compare(group, other.group);
        }
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : id.compareTo(other.id);
    }
}
