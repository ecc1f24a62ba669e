package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Bans of a guild.
final class BanRoutes {
    private static final String BANS = "/guilds/{guild_id}/bans";
    private static final String BAN = "/guilds/{guild_id}/bans/{user_id}";

    private final RestServices services;
    private final Guilds guilds;

    BanRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", BANS, Access.ANY_ACCOUNT, this::list);
        routes.add("GET", BAN, Access.ANY_ACCOUNT, this::get);
        routes.add("PUT", BAN, Access.ANY_ACCOUNT, this::ban);
        routes.add("DELETE", BAN, Access.ANY_ACCOUNT, this::unban);
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.BANS_PAGE_MAX), Limits.BANS_PAGE_MAX);
        UserId after = query.optional("after", Numbers.snowflake(UserId::new), new UserId(0));
        UserId before = query.optional("before", Numbers.snowflake(UserId::new));
        return query.then(() -> guilds.view(
                call,
                view -> view.lacks(Permission.BAN_MEMBERS)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : bans(Guilds.guildId(call), before, after, limit)
                                .thenCompose(bans -> services.users()
                                        .users(bans.stream().map(Ban::userId).toList())
                                        .thenApply(users -> page(bans, users)))));
    }

    /// With both bounds `before` wins. Ascending in any case. Source: guild resource, "Get Guild Bans".
    private CompletionStage<List<Ban>> bans(GuildId guildId, @Nullable UserId before, UserId after, int limit) {
        return before == null
                ? services.store().guilds().bansAfter(guildId, after, limit)
                : lastBefore(guildId, before, new UserId(0), limit, List.of());
    }

    /// The store pages forwards alone: walks from the start, keeping the newest `limit`. `kept` are those so far.
    private CompletionStage<List<Ban>> lastBefore(
            GuildId guildId, UserId before, UserId after, int limit, List<Ban> kept) {
        return services.store()
                .guilds()
                .bansAfter(guildId, after, Limits.BANS_PAGE_MAX)
                .thenCompose(page -> {
                    List<Ban> below = new ArrayList<>(kept);
                    page.stream()
                            .filter(ban -> ban.userId().compareTo(before) < 0)
                            .forEach(below::add);
                    List<Ban> newest = below.subList(Math.max(0, below.size() - limit), below.size());
                    boolean more = page.size() == Limits.BANS_PAGE_MAX
                            && page.getLast().userId().compareTo(before) < 0;
                    return more
                            ? lastBefore(guildId, before, page.getLast().userId(), limit, List.copyOf(newest))
                            : CompletableFuture.completedFuture(List.copyOf(newest));
                });
    }

    private static Answer page(List<Ban> bans, Map<UserId, User> users) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (Ban ban : bans) {
                write(out, ban, users.get(ban.userId()));
            }
            out.writeEndArray();
        });
    }

    private static void write(JsonGenerator out, Ban ban, @Nullable User user) throws IOException {
        if (user == null) {
            return;
        }
        out.writeStartObject();
        Fields.textOrNull(out, "reason", ban.reason());
        out.writeFieldName("user");
        UserJson.write(out, user);
        out.writeEndObject();
    }

    private CompletionStage<Answer> get(Call call) {
        UserId userId = userId(call);
        return guilds.view(
                call,
                view -> view.lacks(Permission.BAN_MEMBERS)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : services.store()
                                .guilds()
                                .ban(Guilds.guildId(call), userId)
                                .thenCompose(ban -> services.users()
                                        .users(List.of(userId))
                                        .thenApply(users -> ban.isEmpty()
                                                ? Answer.refused(ApiError.UNKNOWN_BAN)
                                                : Answer.ok(out -> write(out, ban.get(), users.get(userId))))));
    }

    /// Deleting the banned member's messages arrives with bulk deletion: asking for it is refused, not dropped.
    private CompletionStage<Answer> ban(Call call) {
        Form form = call.form();
        form.unsupported("delete_message_seconds");
        form.unsupported("delete_message_days");
        return form.then(() ->
                guilds.command(call, new GuildCommand.BanUser(userId(call))).thenApply(ApiErrorMapper::noContent));
    }

    private CompletionStage<Answer> unban(Call call) {
        return guilds.command(call, new GuildCommand.Unban(userId(call))).thenApply(ApiErrorMapper::noContent);
    }

    private static UserId userId(Call call) {
        return new UserId(call.id("user_id"));
    }
}
