package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.CreateRole;
import dev.guildhall.common.guild.GuildCommand.DeleteRole;
import dev.guildhall.common.guild.GuildCommand.ModifyRole;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildCommand.RoleChange;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import dev.guildhall.guild.state.GuildEvent.RoleChanged;
import dev.guildhall.guild.state.GuildEvent.RoleCreated;
import dev.guildhall.guild.state.GuildEvent.RoleDeleted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Roles made, changed and deleted. Their order is [RoleOrder]'s.
final class RoleDecisions {
    private RoleDecisions() {}

    static Decision create(Scene scene, CreateRole create) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_ROLES);
        if (lacking != null) {
            return lacking;
        }
        if (scene.snapshot().roles().size() >= Limits.ROLES_PER_GUILD_MAX) {
            return Refusal.of(ApiError.MAX_ROLES);
        }
        Role role = role(scene, create.role());
        if (!mayGrant(scene, role.permissions())) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        List<GuildEvent> events = new ArrayList<>(RoleOrder.roomAtBottom(scene.snapshot()));
        events.add(new RoleCreated(role));
        return new Accepted(events, new GuildResult.OfRole(role));
    }

    /// A new role stands right above @everyone.
    private static Role role(Scene scene, NewRole wanted) {
        Role everyone = scene.snapshot().roles().get(scene.guild().everyoneRoleId());
        long inherited = everyone == null ? 0 : everyone.permissions();
        Long permissions = wanted.permissions();
        return new Role(
                new RoleId(scene.facts().nextId()),
                wanted.name(),
                wanted.color(),
                wanted.hoist(),
                RoleOrder.BOTTOM,
                permissions == null ? inherited & scene.rights() : permissions,
                wanted.mentionable(),
                false,
                wanted.icon(),
                wanted.unicodeEmoji(),
                null,
                0);
    }

    static Decision modify(Scene scene, ModifyRole modify) {
        Rejected refusal = refusal(scene, modify.roleId());
        if (refusal != null) {
            return refusal;
        }
        Role before = scene.role(modify.roleId());
        Role after = changed(scene, before, modify.change());
        if (!mayGrant(scene, after.permissions() & ~before.permissions())) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        GuildResult result = new GuildResult.OfRole(after);
        return after.equals(before)
                ? new Accepted(List.of(), result)
                : new Accepted(List.of(new RoleChanged(before, after)), result);
    }

    /// Of @everyone only the permissions and the mention switch change: its name and place are what it is.
    private static Role changed(Scene scene, Role before, RoleChange change) {
        boolean everyone = before.id().equals(scene.guild().everyoneRoleId());
        return new Role(
                before.id(),
                everyone ? before.name() : change.name().overOr(before.name(), "new role"),
                everyone ? before.color() : change.color().overOr(before.color(), 0),
                everyone ? before.hoist() : change.hoist().overOr(before.hoist(), false),
                before.position(),
                change.permissions().overOr(before.permissions(), before.permissions()),
                change.mentionable().overOr(before.mentionable(), false),
                before.managed(),
                change.icon().over(before.icon()),
                change.unicodeEmoji().over(before.unicodeEmoji()),
                before.botId(),
                before.flags());
    }

    static Decision delete(Scene scene, DeleteRole delete) {
        Rejected refusal = refusal(scene, delete.roleId());
        if (refusal != null) {
            return refusal;
        }
        Role role = scene.role(delete.roleId());
        if (role.managed() || role.id().equals(scene.guild().everyoneRoleId())) {
            return Refusal.of(ApiError.INVALID_ROLE);
        }
        List<GuildEvent> events = new ArrayList<>(stripped(scene, role.id()));
        events.add(new RoleDeleted(role.id()));
        return new Accepted(events, GuildResult.NOTHING);
    }

    /// The channels that mention the role, without it.
    static List<ChannelChanged> stripped(Scene scene, RoleId gone) {
        return scene.snapshot().channelsInOrder().stream()
                .map(channel -> new ChannelChanged(channel, without(channel, gone)))
                .filter(change -> !change.before().equals(change.channel()))
                .toList();
    }

    private static Channel without(Channel channel, RoleId gone) {
        List<Overwrite> rest = channel.overwrites().stream()
                .filter(each -> each.type() != OverwriteType.ROLE || each.id() != gone.value())
                .toList();
        return rest.size() == channel.overwrites().size() ? channel : channel.withOverwrites(rest);
    }

    /// Why the actor may not touch the role; null when it may. @everyone is below everybody.
    private static @Nullable Rejected refusal(Scene scene, RoleId roleId) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_ROLES);
        if (lacking != null) {
            return lacking;
        }
        Role role = scene.snapshot().roles().get(roleId);
        if (role == null) {
            return Refusal.of(ApiError.UNKNOWN_ROLE);
        }
        boolean everyone = roleId.equals(scene.guild().everyoneRoleId());
        return everyone || scene.outranks(role) ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    /// One can only grant what one has; administrators have everything.
    static boolean mayGrant(Scene scene, long permissions) {
        return (permissions & ~scene.rights()) == 0;
    }
}
