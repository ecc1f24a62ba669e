package dev.guildhall.common.guild;

import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The protocol's permission arithmetic. Pure; bits as in [Permission]. Source: topics, "Permissions": base
/// permissions, overwrites, implicit permissions, timed-out members.
public final class PermissionCalculator {
    private static final long TIMED_OUT = Permission.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

    private PermissionCalculator() {}

    /// What the member may do in the guild, before any channel's overwrites. `now` decides whether a timeout
    /// still holds.
    public static long inGuild(Guild guild, Map<RoleId, Role> roles, Member member, Instant now) {
        if (guild.ownerId().equals(member.userId())) {
            return Permission.ALL;
        }
        long base = base(guild, roles, member.roles());
        return Permission.ADMINISTRATOR.in(base) ? Permission.ALL : timedOut(member, now) ? base & TIMED_OUT : base;
    }

    /// What the member may do in the channel: 0 without VIEW_CHANNEL, and in voice 0 without CONNECT except
    /// seeing it.
    public static long inChannel(Guild guild, Map<RoleId, Role> roles, Channel channel, Member member, Instant now) {
        if (guild.ownerId().equals(member.userId())) {
            return Permission.ALL;
        }
        long base = base(guild, roles, member.roles());
        if (Permission.ADMINISTRATOR.in(base)) {
            return Permission.ALL;
        }
        long permissions = overwritten(guild, channel, member, base);
        return implied(channel, timedOut(member, now) ? permissions & TIMED_OUT : permissions);
    }

    private static long base(Guild guild, Map<RoleId, Role> roles, List<RoleId> memberRoles) {
        Role everyone = roles.get(guild.everyoneRoleId());
        long base = everyone == null ? 0 : everyone.permissions();
        for (RoleId id : memberRoles) {
            Role role = roles.get(id);
            base |= role == null ? 0 : role.permissions();
        }
        return base;
    }

    private static long overwritten(Guild guild, Channel channel, Member member, long base) {
        long permissions = base;
        long allow = 0;
        long deny = 0;
        Overwrite own = null;
        for (Overwrite overwrite : channel.overwrites()) {
            if (overwrite.type() == OverwriteType.MEMBER) {
                own = overwrite.id() == member.userId().value() ? overwrite : own;
            } else if (overwrite.id() == guild.id().value()) {
                permissions = (permissions & ~overwrite.deny()) | overwrite.allow();
            } else if (member.roles().contains(new RoleId(overwrite.id()))) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            }
        }
        permissions = (permissions & ~deny) | allow;
        return own == null ? permissions : (permissions & ~own.deny()) | own.allow();
    }

    private static long implied(Channel channel, long permissions) {
        if (!Permission.VIEW_CHANNEL.in(permissions)) {
            return 0;
        }
        boolean voice = channel.type().voice();
        return voice && !Permission.CONNECT.in(permissions)
                ? permissions & Permission.VIEW_CHANNEL.mask()
                : permissions;
    }

    private static boolean timedOut(Member member, Instant now) {
        Instant until = member.communicationDisabledUntil();
        return until != null && until.isAfter(now);
    }
}
