package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Rejected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which overwrites a member may put on a channel. Source: permissions topic; the rule that one may only set
/// bits that one holds is from practice.
final class OverwriteRules {
    private OverwriteRules() {}

    /// Why the list as a whole cannot stand; null when it can. Duplicates of one id are refused, since only one
    /// of them could hold. So is a role that is not there: the overwrite would outlive every deletion.
    static @Nullable Rejected shape(Scene scene, List<Overwrite> overwrites) {
        if (overwrites.size() > Limits.OVERWRITES_PER_CHANNEL_MAX) {
            return Refusal.of(ApiError.MAX_OVERWRITES);
        }
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < overwrites.size(); i++) {
            if (!ids.add(overwrites.get(i).id())) {
                return Refusal.field("permission_overwrites." + i + ".id", FormError.SET_TYPE_ALREADY_CONTAINS_VALUE);
            }
            boolean ofRole = overwrites.get(i).type() == OverwriteType.ROLE;
            if (ofRole
                    && !scene.snapshot()
                            .roles()
                            .containsKey(new RoleId(overwrites.get(i).id()))) {
                return Refusal.of(ApiError.UNKNOWN_ROLE);
            }
        }
        return null;
    }

    /// Why the actor may not change `before` into `after` on a channel where it has `rights`; null when it may.
    /// Only bits that change count: somebody may rename a channel whose overwrites say more than the renamer
    /// may.
    static @Nullable Rejected change(Scene scene, long rights, List<Overwrite> before, List<Overwrite> after) {
        long touched = 0;
        for (Overwrite overwrite : after) {
            touched |= difference(find(before, overwrite.id()), overwrite);
        }
        for (Overwrite overwrite : before) {
            touched |= difference(overwrite, find(after, overwrite.id()));
        }
        return refusal(scene, rights, touched, !same(before, after));
    }

    /// Whether `rights`, the actor's on the channel (in the guild for a new one), are enough to touch these bits.
    private static @Nullable Rejected refusal(Scene scene, long rights, long touched, boolean changed) {
        if (!changed) {
            return null;
        }
        if (!Permission.MANAGE_ROLES.in(rights)) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        boolean anyBit = Permission.ADMINISTRATOR.in(scene.rights());
        return anyBit || (touched & ~rights) == 0 ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    static long difference(@Nullable Overwrite one, @Nullable Overwrite other) {
        long allow = (one == null ? 0 : one.allow()) ^ (other == null ? 0 : other.allow());
        long deny = (one == null ? 0 : one.deny()) ^ (other == null ? 0 : other.deny());
        return allow | deny;
    }

    static @Nullable Overwrite find(List<Overwrite> overwrites, long id) {
        return overwrites.stream().filter(each -> each.id() == id).findFirst().orElse(null);
    }

    /// Equal overwrites, in whatever order: what makes a channel "synced" with its category.
    static boolean same(Channel one, Channel other) {
        return same(one.overwrites(), other.overwrites());
    }

    static boolean same(List<Overwrite> one, List<Overwrite> other) {
        return Set.copyOf(one).equals(Set.copyOf(other));
    }
}
