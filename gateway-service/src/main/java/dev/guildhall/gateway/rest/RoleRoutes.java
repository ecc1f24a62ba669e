package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildCommand.RoleChange;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.RoleJson;
import dev.guildhall.common.protocol.ApiError;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Roles of a guild.
final class RoleRoutes {
    private static final String ROLES = "/guilds/{guild_id}/roles";
    private static final String ROLE = "/guilds/{guild_id}/roles/{role_id}";

    private final Guilds guilds;

    RoleRoutes(RestServices services) {
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", ROLES, Access.ANY_ACCOUNT, this::list);
        routes.add("POST", ROLES, Access.ANY_ACCOUNT, this::create);
        routes.add("PATCH", ROLES, Access.ANY_ACCOUNT, this::move);
        routes.add("GET", ROLE, Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", ROLE, Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", ROLE, Access.ANY_ACCOUNT, this::delete);
    }

    private CompletionStage<Answer> list(Call call) {
        return guilds.view(
                call, view -> Guilds.done(Answer.ok(all(view.seen().snapshot().rolesInOrder()))));
    }

    private static Json.Writer all(List<Role> roles) {
        return out -> {
            out.writeStartArray();
            for (Role role : roles) {
                RoleJson.write(out, role);
            }
            out.writeEndArray();
        };
    }

    private CompletionStage<Answer> get(Call call) {
        return guilds.view(call, view -> {
            Role role = view.seen().snapshot().roles().get(roleId(call));
            return Guilds.done(
                    role == null ? Answer.refused(ApiError.UNKNOWN_ROLE) : Answer.ok(out -> RoleJson.write(out, role)));
        });
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        NewRole role = RoleForms.created(form);
        return form.then(() -> answered(call, new GuildCommand.CreateRole(role)));
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        RoleChange change = RoleForms.changed(form);
        return form.then(() -> answered(call, new GuildCommand.ModifyRole(roleId(call), change)));
    }

    private CompletionStage<Answer> answered(Call call, GuildCommand command) {
        return guilds.command(call, command)
                .thenApply(reply -> ApiErrorMapper.of(
                        reply, GuildResult.OfRole.class, done -> Answer.ok(out -> RoleJson.write(out, done.role()))));
    }

    private CompletionStage<Answer> move(Call call) {
        At whole = new At("", new Errors());
        List<RolePosition> positions = RoleForms.positions(call.body(), whole);
        Form form = Form.of(MissingNode.getInstance(), whole);
        return form.then(() -> guilds.command(call, new GuildCommand.MoveRoles(positions))
                .thenApply(reply ->
                        ApiErrorMapper.of(reply, GuildResult.OfRoles.class, done -> Answer.ok(all(done.roles())))));
    }

    private CompletionStage<Answer> delete(Call call) {
        return guilds.command(call, new GuildCommand.DeleteRole(roleId(call))).thenApply(ApiErrorMapper::noContent);
    }

    private static RoleId roleId(Call call) {
        return new RoleId(call.id("role_id"));
    }
}
