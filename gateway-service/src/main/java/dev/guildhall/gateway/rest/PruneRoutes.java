package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand.PruneMembers;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes members out who were not there for days, or says how many these are. Source: guild resource, "Get Guild Prune
/// Count" and "Begin Guild Prune".
///
/// A large prune is many steps of the guild, each with its own entry in the audit log, and is answered after the last:
/// with `compute_prune_count` false as well, whose point is the answer's content. When a step is refused those before
/// it stand; asking again goes on.
final class PruneRoutes {
    private static final String PRUNE = "/guilds/{guild_id}/prune";

    private final Guilds guilds;
    private final InactiveMembers inactive;

    PruneRoutes(RestServices services) {
        this.guilds = new Guilds(services);
        this.inactive = new InactiveMembers(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", PRUNE, Access.ANY_ACCOUNT, this::count);
        routes.add("POST", PRUNE, Access.ANY_ACCOUNT, this::prune);
    }

    private CompletionStage<Answer> count(Call call) {
        Form query = call.query();
        int days = days(query);
        List<RoleId> roles = query.optional(
                "include_roles",
                Values.commaSeparated(Numbers.snowflake(RoleId::new), Limits.ROLES_PER_GUILD_MAX),
                List.of());
        return query.then(() -> found(call, days, roles, ids -> Guilds.done(answer(ids.size()))));
    }

    private CompletionStage<Answer> prune(Call call) {
        Form form = call.form();
        int days = days(form);
        boolean counted = form.optional("compute_prune_count", Values.flag(), true);
        List<RoleId> roles = form.optional(
                "include_roles", Values.list(Numbers.snowflake(RoleId::new), Limits.ROLES_PER_GUILD_MAX), List.of());
        return form.then(() -> found(
                call,
                days,
                roles,
                ids -> steps(call, ids, roles, days, 0)
                        .thenApply(reply -> reply instanceof GuildReply.Done(GuildResult.OfPruned pruned)
                                ? answer(counted ? pruned.count() : null)
                                : ApiErrorMapper.refusal(reply))));
    }

    private static int days(Form form) {
        return form.optional("days", Numbers.integer(1, Limits.PRUNE_DAYS_MAX), Limits.PRUNE_DAYS_DEFAULT);
    }

    private CompletionStage<Answer> found(
            Call call, int days, List<RoleId> roles, Function<List<UserId>, CompletionStage<Answer>> then) {
        return guilds.view(
                call,
                view -> view.lacks(Permission.KICK_MEMBERS) || view.lacks(Permission.MANAGE_GUILD)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : inactive.find(view.seen().snapshot().guild(), Set.copyOf(roles), days, view.now())
                                .thenCompose(then));
    }

    /// The rest of `ids`, after `gone` others.
    private CompletionStage<GuildReply> steps(Call call, List<UserId> ids, List<RoleId> roles, int days, int gone) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(GuildReply.done(new GuildResult.OfPruned(gone)));
        }
        int size = Math.min(ids.size(), Limits.PRUNE_STEP_MAX);
        return guilds.command(call, new PruneMembers(ids.subList(0, size), roles, days))
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfPruned pruned)
                        ? steps(call, ids.subList(size, ids.size()), roles, days, gone + pruned.count())
                        : CompletableFuture.completedFuture(reply));
    }

    private static Answer answer(@Nullable Integer count) {
        return Answer.ok(out -> {
            out.writeStartObject();
            if (count == null) {
                out.writeNullField("pruned");
            } else {
                out.writeNumberField("pruned", count);
            }
            out.writeEndObject();
        });
    }
}
