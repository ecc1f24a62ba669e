package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Permission;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Who sees which channel. No timeout takes VIEW_CHANNEL away, so no clock is asked.
///
/// `owner` and `roles` (those of their permissions that decide sight) are all that it depends on beside the
/// channel's overwrites: while they are equal, so are the answers.
record Sight(UserId owner, Map<RoleId, Long> roles) {
    private static final long DECIDES = Permission.of(Permission.VIEW_CHANNEL, Permission.ADMINISTRATOR);

    static Sight of(GuildSnapshot guild) {
        Map<RoleId, Long> roles = new HashMap<>();
        guild.roles().forEach((id, role) -> roles.put(id, role.permissions() & DECIDES));
        return new Sight(guild.guild().ownerId(), roles);
    }

    static boolean sees(GuildSnapshot guild, Channel channel, Member member) {
        return Permission.VIEW_CHANNEL.in(
                PermissionCalculator.inChannel(guild.guild(), guild.roles(), channel, member, Instant.EPOCH));
    }
}
