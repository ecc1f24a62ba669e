package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Accounts, and the guilds of one's own.
final class UserRoutes {
    private final RestServices services;
    private final Guilds guilds;

    UserRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/@me", Access.ANY_ACCOUNT, this::me);
        routes.add("GET", "/users/{user_id}", Access.ANY_ACCOUNT, this::user);
        routes.add("GET", "/users/@me/guilds", Access.ANY_ACCOUNT, this::myGuilds);
        routes.add("DELETE", "/users/@me/guilds/{guild_id}", Access.ANY_ACCOUNT, this::leave);
    }

    private CompletionStage<Answer> me(Call call) {
        return services.store()
                .accounts()
                .account(call.caller().userId())
                .thenApply(found -> found.map(account -> Answer.ok(out -> UserJson.writeOwn(out, account)))
                        .orElseGet(() -> Answer.refused(ApiError.UNAUTHORIZED)));
    }

    private CompletionStage<Answer> user(Call call) {
        UserId userId = new UserId(call.id("user_id"));
        return services.users().users(List.of(userId)).thenApply(found -> {
            var user = found.get(userId);
            return user == null ? Answer.refused(ApiError.UNKNOWN_USER) : Answer.ok(out -> UserJson.write(out, user));
        });
    }

    private CompletionStage<Answer> myGuilds(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.GUILDS_PAGE_MAX), Limits.GUILDS_PAGE_MAX);
        GuildId after = query.optional("after", Numbers.bound(GuildId::new));
        GuildId before = query.optional("before", Numbers.bound(GuildId::new));
        boolean counts = query.optional("with_counts", Values.queryFlag(), false);
        return query.then(() -> services.store()
                .accounts()
                .guildsOf(call.caller().userId())
                .thenCompose(all -> {
                    List<GuildId> page = all.stream()
                            .filter(id -> after == null || id.compareTo(after) > 0)
                            .filter(id -> before == null || id.compareTo(before) < 0)
                            .toList();
                    boolean fromEnd = before != null && after == null;
                    int from = fromEnd ? Math.max(0, page.size() - limit) : 0;
                    List<GuildId> shown = page.subList(from, Math.min(page.size(), from + limit));
                    return partials(call, shown, counts);
                }));
    }

    private CompletionStage<Answer> partials(Call call, List<GuildId> ids, boolean counts) {
        List<CompletionStage<GuildReply>> views = ids.stream()
                .map(id -> services.owners().viewAs(id, call.caller().userId()))
                .toList();
        return Stages.all(views).thenApply(replies -> {
            if (replies.stream().anyMatch(GuildReply.Unavailable.class::isInstance)) {
                return Answer.refused(ApiError.SERVICE_UNAVAILABLE);
            }
            return Answer.ok(out -> {
                out.writeStartArray();
                for (GuildReply reply : replies) {
                    // One that the caller left meanwhile is no longer the caller's.
                    if (reply instanceof GuildReply.Done(GuildResult.OfView seen)) {
                        partial(out, new Guilds.View(seen, services.clock().instant()), counts);
                    }
                }
                out.writeEndArray();
            });
        });
    }

    private static void partial(JsonGenerator out, Guilds.View view, boolean counts) throws IOException {
        Guild guild = view.seen().snapshot().guild();
        out.writeStartObject();
        Fields.id(out, "id", guild.id().value());
        out.writeStringField("name", guild.name());
        Fields.textOrNull(out, "icon", guild.icon());
        out.writeNullField("banner");
        out.writeBooleanField(
                "owner", guild.ownerId().equals(view.seen().viewer().user().id()));
        Fields.bits(out, "permissions", view.rights());
        out.writeArrayFieldStart("features");
        for (String feature : guild.features()) {
            out.writeString(feature);
        }
        out.writeEndArray();
        if (counts) {
            out.writeNumberField("approximate_member_count", guild.memberCount());
        }
        out.writeEndObject();
    }

    private CompletionStage<Answer> leave(Call call) {
        return guilds.command(call, new GuildCommand.Leave()).thenApply(ApiErrorMapper::noContent);
    }
}
