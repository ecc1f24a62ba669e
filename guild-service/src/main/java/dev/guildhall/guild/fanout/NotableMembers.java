package dev.guildhall.guild.fanout;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.ColdValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom GUILD_CREATE of a large guild names to all sessions that hear of presence: who is seen to be there, then
/// who has a role or a nick. Chosen and encoded once for each state of both.
///
/// At most as many as a roster holds, 1000 of some 300 bytes: the relay's log keeps 4 MiB of a guild's events by
/// default, and a body that filled it would cost everybody there the chance to resume. Who is left out is found
/// by op 8, as in any large guild.
final class NotableMembers {
    private static final int LISTED_MAX = ColdValue.Roster.MEMBERS_MAX;

    private final Company company;
    private @Nullable Chosen chosen;

    NotableMembers(Company company) {
        this.company = company;
    }

    /// Who is listed, and their objects with commas between, which may be nothing.
    record Listed(Set<UserId> ids, Bytes members) {}

    private record Chosen(Map<RoleId, Role> roles, ColdValue.Roster roster, long connected, long crowd, Listed listed) {
        @SuppressWarnings("ReferenceEquality") // Comparing all costs more than an encoding that it saves.
        boolean holds(GuildSnapshot guild, ColdValue.Roster roster, long connected, long crowd) {
            return this.roles == guild.roles()
                    && this.roster == roster
                    && this.connected == connected
                    && this.crowd == crowd;
        }
    }

    Listed of(GuildSnapshot guild, ColdValue.Roster roster) {
        long connected = company.connected().version();
        long crowd = company.presences().crowd();
        Chosen last = chosen;
        if (last == null || !last.holds(guild, roster, connected, crowd)) {
            last = new Chosen(guild.roles(), roster, connected, crowd, listed(choose(guild.roles(), roster)));
            chosen = last;
        }
        return last.listed();
    }

    private static Listed listed(Collection<MemberProfile> members) {
        Set<UserId> ids = new HashSet<>();
        members.forEach(each -> ids.add(each.user().id()));
        return new Listed(ids, GuildCreateBody.items(members));
    }

    private Collection<MemberProfile> choose(Map<RoleId, Role> roles, ColdValue.Roster roster) {
        Set<UserId> ids = new HashSet<>();
        List<MemberProfile> members = new ArrayList<>();
        company.presences().users().stream()
                .sorted()
                .map(company.connected()::profile)
                .filter(Objects::nonNull)
                .limit(LISTED_MAX)
                .forEach(each -> {
                    ids.add(each.user().id());
                    members.add(standing(each, roles));
                });
        for (MemberProfile each : roster.members()) {
            if (members.size() < LISTED_MAX && ids.add(each.user().id())) {
                MemberProfile standing = standing(each, roles);
                if (ColdValue.Roster.notable(standing.member())) {
                    members.add(standing);
                }
            }
        }
        return members;
    }

    /// Without roles that are gone: their deletion tells no member.
    private static MemberProfile standing(MemberProfile profile, Map<RoleId, Role> roles) {
        Member member = profile.member();
        List<RoleId> kept = member.roles().stream().filter(roles::containsKey).toList();
        return kept.size() == member.roles().size()
                ? profile
                : new MemberProfile(member.withRoles(kept), profile.user());
    }
}
