package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.guild.state.ColdValue.Person;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Cleans cold members of roles that are gone: their deletion writes no member's row.
final class StandingRoles {
    private StandingRoles() {}

    static ColdValue without(ColdValue value, RoleId gone) {
        return keeping(value, id -> !id.equals(gone));
    }

    static ColdValue among(ColdValue value, Map<RoleId, Role> existing) {
        return keeping(value, existing::containsKey);
    }

    private static ColdValue keeping(ColdValue value, Predicate<RoleId> kept) {
        if (!(value instanceof Person person) || person.member() == null) {
            return value;
        }
        Member member = person.member();
        List<RoleId> roles = member.roles().stream().filter(kept).toList();
        return roles.size() == member.roles().size() ? value : new Person(person.user(), member.withRoles(roles));
    }
}
