package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import java.util.Comparator;
import java.util.Optional;

/// A place in the order of roles: the greater, the higher. Of two roles at one position the older one,
/// with the lower id, is the higher. Source: topics, "Permissions": permission hierarchy.
record Rank(int position, RoleId roleId) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparingInt(Rank::position).thenComparing(Rank::roleId, Comparator.reverseOrder());

    static Rank of(Role role) {
        return new Rank(role.position(), role.id());
    }

    /// The highest role's; @everyone's for a member without roles.
    static Rank highest(GuildSnapshot guild, Member member) {
        return member.roles().stream()
                .flatMap(id -> Optional.ofNullable(guild.roles().get(id)).stream())
                .map(Rank::of)
                .max(Comparator.naturalOrder())
                .orElse(new Rank(0, guild.guild().everyoneRoleId()));
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
