package dev.guildhall.common.guild;

import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user's membership of one guild. `roles` never holds @everyone.
public record Member(
        UserId userId,
        @Nullable String nick,
        @Nullable String avatar,
        List<RoleId> roles,
        Instant joinedAt,
        boolean deaf,
        boolean mute,
        boolean pending,
        @Nullable Instant communicationDisabledUntil,
        int flags) {
    public Member {
        roles = List.copyOf(roles);
    }

    public static Member joined(UserId userId, Instant joinedAt, List<RoleId> roles) {
        return new Member(userId, null, null, roles, joinedAt, false, false, false, null, 0);
    }

    public Member withRoles(List<RoleId> replacement) {
        return new Member(
                userId, nick, avatar, replacement, joinedAt, deaf, mute, pending, communicationDisabledUntil, flags);
    }
}
