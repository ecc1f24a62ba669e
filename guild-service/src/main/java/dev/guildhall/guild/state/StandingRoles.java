package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.ColdValue.Roster;
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
        return switch (value) {
            case Person person
            when person.member() != null -> new Person(person.user(), keeping(person.member(), kept));
            case Roster roster ->
                new Roster(roster.members().stream()
                        .map(each -> new MemberProfile(keeping(each.member(), kept), each.user()))
                        .toList());
            default -> value;
        };
    }

    private static Member keeping(Member member, Predicate<RoleId> kept) {
        List<RoleId> roles = member.roles().stream().filter(kept).toList();
        return roles.size() == member.roles().size() ? member : member.withRoles(roles);
    }
}
