package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AuditLogJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.store.AuditRows.Filter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Who did what to a guild. Source: audit log resource, "Get Guild Audit Log".
final class AuditLogRoutes {
    private static final AuditEntryId NEWEST = new AuditEntryId(-1);

    private final RestServices services;
    private final Guilds guilds;

    AuditLogRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/guilds/{guild_id}/audit-logs", Access.ANY_ACCOUNT, this::list);
    }

    /// What of the log is asked for. An `action` that no entry here can have finds nothing.
    private record Wanted(
            @Nullable UserId actorId,
            @Nullable Integer action,
            @Nullable AuditEntryId before,
            @Nullable AuditEntryId after,
            int limit) {}

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        Wanted wanted = new Wanted(
                query.optional("user_id", Numbers.snowflake(UserId::new)),
                query.optional("action_type", Numbers.integer(0, Integer.MAX_VALUE)),
                query.optional("before", Numbers.bound(AuditEntryId::new)),
                query.optional("after", Numbers.bound(AuditEntryId::new)),
                query.optional("limit", Numbers.integer(1, Limits.AUDIT_PAGE_MAX), Limits.AUDIT_PAGE_DEFAULT));
        return query.then(() -> guilds.view(
                call,
                view -> view.lacks(Permission.VIEW_AUDIT_LOG)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : entries(Guilds.guildId(call), wanted).thenCompose(this::answer)));
    }

    /// With `after` alone the page goes forwards, and shows the oldest first; with both, `before` wins.
    private CompletionStage<List<AuditEntry>> entries(GuildId guildId, Wanted wanted) {
        AuditAction action =
                wanted.action() == null ? null : AuditAction.of(wanted.action()).orElse(null);
        if (wanted.action() != null && action == null) {
            return CompletableFuture.completedFuture(List.of());
        }
        Filter filter = new Filter(wanted.actorId(), action);
        if (wanted.before() == null && wanted.after() != null) {
            return services.store().audits().after(guildId, wanted.after(), filter, wanted.limit());
        }
        AuditEntryId before = wanted.before() == null ? NEWEST : wanted.before();
        return services.store().audits().before(guildId, before, filter, wanted.limit());
    }

    private CompletionStage<Answer> answer(List<AuditEntry> entries) {
        return services.users().users(people(entries)).thenApply(users -> answer(entries, users.values()));
    }

    /// Those who acted, and those who were acted upon.
    private static Set<UserId> people(List<AuditEntry> entries) {
        Set<UserId> people = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            people.add(entry.actorId());
            if (entry.action().targetsUser() && entry.targetId() != null) {
                people.add(new UserId(entry.targetId()));
            }
        }
        return people;
    }

    private static Answer answer(List<AuditEntry> entries, Collection<User> users) {
        return Answer.ok(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("audit_log_entries");
            for (AuditEntry entry : entries) {
                AuditLogJson.write(out, entry);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("users");
            for (User user : users) {
                UserJson.write(out, user);
            }
            out.writeEndArray();
            for (String none : List.of(
                    "application_commands",
                    "auto_moderation_rules",
                    "guild_scheduled_events",
                    "integrations",
                    "threads",
                    "webhooks")) {
                Fields.emptyArray(out, none);
            }
            out.writeEndObject();
        });
    }
}
