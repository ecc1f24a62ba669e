package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.time.Duration;
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

    private static final int BAN_DELETE_DAYS_MAX = 7;

    private final RestServices services;
    private final Guilds guilds;
    private final MessagePurge purge;

    BanRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.purge = new MessagePurge(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", BANS, Access.ANY_ACCOUNT, this::list);
        routes.add("GET", BAN, Access.ANY_ACCOUNT, this::get);
        routes.add("PUT", BAN, Access.ANY_ACCOUNT, this::ban);
        routes.add("DELETE", BAN, Access.ANY_ACCOUNT, this::unban);
        routes.add("POST", "/guilds/{guild_id}/bulk-ban", Access.ANY_ACCOUNT, this::banMany);
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.BANS_PAGE_MAX), Limits.BANS_PAGE_MAX);
        UserId after = query.optional("after", Numbers.bound(UserId::new), new UserId(0));
        UserId before = query.optional("before", Numbers.bound(UserId::new));
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

    /// Answered when the messages are gone too. The ban itself stands from the first moment.
    private CompletionStage<Answer> ban(Call call) {
        Form form = call.form();
        int seconds = deleteSeconds(form);
        GuildId guildId = Guilds.guildId(call);
        return form.then(() -> guilds.command(call, new GuildCommand.BanUser(userId(call)))
                .thenCompose(reply -> reply instanceof GuildReply.Done
                        ? purge.purge(call, guildId, List.of(userId(call)), seconds)
                        : CompletableFuture.completedFuture(reply))
                .thenApply(ApiErrorMapper::noContent));
    }

    /// In days it is deprecated, and gives way.
    private static int deleteSeconds(Form form) {
        int days = form.optional("delete_message_days", Numbers.integer(0, BAN_DELETE_DAYS_MAX), 0);
        return form.optional("delete_message_seconds", Numbers.integer(0, Limits.BAN_DELETE_SECONDS_MAX), (int)
                Duration.ofDays(days).toSeconds());
    }

    private CompletionStage<Answer> banMany(Call call) {
        Form form = call.form();
        List<UserId> users =
                form.required("user_ids", Values.list(Numbers.snowflake(UserId::new), Limits.BULK_BAN_MAX), List.of());
        int seconds = deleteSeconds(form);
        if (!form.isWrong() && users.isEmpty()) {
            form.wrong("user_ids", FormError.BASE_TYPE_BAD_LENGTH, 1, Limits.BULK_BAN_MAX);
        }
        return form.then(() -> guilds.command(call, new GuildCommand.BulkBan(users))
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfBans bans)
                        ? purge.purge(call, Guilds.guildId(call), bans.banned(), seconds)
                                .thenApply(purged -> purged instanceof GuildReply.Done
                                        ? outcome(bans)
                                        : ApiErrorMapper.refusal(purged))
                        : Guilds.done(ApiErrorMapper.refusal(reply))));
    }

    private static Answer outcome(GuildResult.OfBans bans) {
        return Answer.ok(out -> {
            out.writeStartObject();
            Fields.ids(out, "banned_users", bans.banned());
            Fields.ids(out, "failed_users", bans.failed());
            out.writeEndObject();
        });
    }

    private CompletionStage<Answer> unban(Call call) {
        return guilds.command(call, new GuildCommand.Unban(userId(call))).thenApply(ApiErrorMapper::noContent);
    }

    private static UserId userId(Call call) {
        return new UserId(call.id("user_id"));
    }
}
