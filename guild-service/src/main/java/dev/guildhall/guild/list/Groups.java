package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The groups that a guild's lists have: a number for each hoisted role, the highest role's being 0, then one
/// for who is online and one for who is offline. Source: community docs, member list groups.
final class Groups {
    static final Groups OF_NO_ROLES = new Groups(List.of());

    private static final Comparator<Role> HIGHEST_FIRST =
            Comparator.comparingInt(Role::position).reversed().thenComparing(Role::id);

    private final List<RoleId> hoisted;
    private final Map<RoleId, Integer> numbers = new HashMap<>();

    private Groups(List<RoleId> hoisted) {
        this.hoisted = hoisted;
        for (int number = 0; number < hoisted.size(); number++) {
            numbers.put(hoisted.get(number), number);
        }
    }

    static Groups of(Collection<Role> roles) {
        return new Groups(roles.stream()
                .filter(Role::hoist)
                .sorted(HIGHEST_FIRST)
                .map(Role::id)
                .toList());
    }

    int count() {
        return hoisted.size() + 2;
    }

    int online() {
        return hoisted.size();
    }

    int offline() {
        return hoisted.size() + 1;
    }

    /// A hoisted role counts for who is there alone.
    int of(Member member, boolean shown) {
        if (!shown) {
            return offline();
        }
        int highest = online();
        for (RoleId role : member.roles()) {
            highest = Math.min(highest, numbers.getOrDefault(role, highest));
        }
        return highest;
    }

    /// What the wire calls the group.
    String id(int number) {
        if (number < hoisted.size()) {
            return hoisted.get(number).toString();
        }
        return number == online() ? "online" : "offline";
    }

    /// Members stand in the same groups by both.
    boolean sameAs(Groups other) {
        return hoisted.equals(other.hoisted);
    }
}
