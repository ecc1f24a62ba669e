package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.MoveRoles;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.RoleChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order of a guild's roles. After every move the positions are 0 for @everyone, then 1, 2, … without gaps,
/// as clients expect when they send a whole order.
final class RoleOrder {
    /// The lowest place above @everyone.
    static final int BOTTOM = 1;

    private RoleOrder() {}

    /// Everybody above @everyone one up, so that the bottom is free.
    static List<RoleChanged> roomAtBottom(GuildSnapshot guild) {
        return guild.roles().values().stream()
                .filter(role -> role.position() >= BOTTOM)
                .sorted(Comparator.comparing(Rank::of))
                .map(role -> new RoleChanged(role, role.withPosition(role.position() + 1)))
                .toList();
    }

    static Decision move(Scene scene, MoveRoles move) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_ROLES);
        if (lacking != null) {
            return lacking;
        }
        Rejected refusal = refusal(scene, move);
        if (refusal != null) {
            return refusal;
        }
        List<RoleChanged> changes = changes(scene, move);
        List<Role> after = after(scene, changes);
        if (!leavesThoseAbove(scene, after)) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        return new Accepted(List.copyOf(changes), new GuildResult.OfRoles(after));
    }

    private static @Nullable Rejected refusal(Scene scene, MoveRoles move) {
        for (RolePosition wanted : move.positions()) {
            Role role = scene.snapshot().roles().get(wanted.roleId());
            if (role == null) {
                return Refusal.of(ApiError.UNKNOWN_ROLE);
            }
            boolean moves = wanted.position().changes()
                    && !wanted.position().overOr(role.position(), 0).equals(role.position());
            boolean everyone = role.id().equals(scene.guild().everyoneRoleId());
            if (moves && everyone) {
                return Refusal.of(ApiError.INVALID_ROLE);
            }
        }
        return null;
    }

    /// The new order, numbered afresh: by the wanted positions, a role that was named before one that was not.
    private static List<RoleChanged> changes(Scene scene, MoveRoles move) {
        RoleId everyone = scene.guild().everyoneRoleId();
        Map<RoleId, Integer> wanted = new HashMap<>();
        for (RolePosition position : move.positions()) {
            Role role = scene.role(position.roleId());
            wanted.put(position.roleId(), position.position().overOr(role.position(), BOTTOM));
        }
        List<Role> order = scene.snapshot().roles().values().stream()
                .filter(role -> !role.id().equals(everyone))
                .sorted(Comparator.comparingInt((Role role) -> wanted.getOrDefault(role.id(), role.position()))
                        .thenComparingInt(role -> movedUp(role, wanted) ? 1 : movedDown(role, wanted) ? -1 : 0)
                        .thenComparing(Rank::of))
                .toList();
        List<RoleChanged> changes = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Role role = order.get(i);
            if (role.position() != i + BOTTOM) {
                changes.add(new RoleChanged(role, role.withPosition(i + BOTTOM)));
            }
        }
        return changes;
    }

    /// Going up to a taken place means standing above who is there, going down means standing below.
    private static boolean movedUp(Role role, Map<RoleId, Integer> wanted) {
        return wanted.getOrDefault(role.id(), role.position()) > role.position();
    }

    private static boolean movedDown(Role role, Map<RoleId, Integer> wanted) {
        return wanted.getOrDefault(role.id(), role.position()) < role.position();
    }

    /// Whether the roles that are not below the actor stand on top after the move as they did before it, whatever
    /// their numbers: clients that send a whole order close the gaps that deleted roles left.
    private static boolean leavesThoseAbove(Scene scene, List<Role> after) {
        if (scene.byOwner()) {
            return true;
        }
        RoleId everyone = scene.guild().everyoneRoleId();
        List<RoleId> above = scene.snapshot().roles().values().stream()
                .filter(role -> !scene.outranks(role) && !role.id().equals(everyone))
                .sorted(Comparator.comparing(Rank::of))
                .map(Role::id)
                .toList();
        List<RoleId> top = after.subList(after.size() - above.size(), after.size()).stream()
                .map(Role::id)
                .toList();
        return top.equals(above);
    }

    private static List<Role> after(Scene scene, List<RoleChanged> changes) {
        Map<RoleId, Role> roles = new HashMap<>(scene.snapshot().roles());
        changes.forEach(change -> roles.put(change.role().id(), change.role()));
        return roles.values().stream().sorted(Comparator.comparing(Rank::of)).toList();
    }
}
