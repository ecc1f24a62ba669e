package dev.guildhall.acceptance.permission;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each cell is to answer, from its row and the model: first who calls, then what it sees, then what it may.
final class Oracle {
    private Oracle() {}

    static Expected expected(Cell cell) {
        ApiError refusal = refusal(cell.row(), cell.actor(), cell.place());
        return refusal == null ? Expected.done(cell.row().done()) : Expected.refused(refusal);
    }

    private static @Nullable ApiError refusal(RouteRow row, Actor actor, PlaceKind place) {
        ApiError stranger = callerRefusal(row.callers(), actor);
        if (stranger != null) return stranger;
        Set<Permission> rights = rights(row, actor, place);
        if (row.scope() != RouteRow.Scope.ACCOUNT && !rights.contains(Permission.VIEW_CHANNEL))
            return ApiError.MISSING_ACCESS;
        if (place.direct() && row.refusalInDirect() != null) return row.refusalInDirect();
        boolean asleep = row.isForAwake() && actor == Actor.TIMED_OUT && !place.direct();
        if (asleep || !rights.containsAll(row.needs()))
            return place.direct() ? ApiError.NOT_ON_A_DM : ApiError.MISSING_PERMISSIONS;
        return row.rule().refusal(actor, place);
    }

    private static @Nullable ApiError callerRefusal(RouteRow.Callers callers, Actor actor) {
        if (callers == RouteRow.Callers.ANYBODY) return null;
        if (actor == Actor.NOBODY) return ApiError.UNAUTHORIZED;
        boolean bot = actor == Actor.BOT;
        return switch (callers) {
            case PEOPLE -> bot ? ApiError.BOTS_NOT_ALLOWED : null;
            case BOTS -> bot ? null : ApiError.ONLY_BOTS_ALLOWED;
            case ACCOUNTS, ANYBODY -> null;
        };
    }

    /// Every member sees the guild: @everyone has the permission to see in this scenery.
    private static Set<Permission> rights(RouteRow row, Actor actor, PlaceKind place) {
        return switch (row.scope()) {
            case ACCOUNT -> Set.of();
            case GUILD -> PermissionModel.inGuild(actor);
            case CHANNEL -> PermissionModel.in(place, actor);
        };
    }
}
