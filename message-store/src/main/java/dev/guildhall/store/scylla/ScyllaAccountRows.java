package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.row.AccountRow;
import dev.guildhall.store.row.ApplicationRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of accounts and what belongs to them.
final class ScyllaAccountRows implements AccountRows {
    private final Cql cql;

    ScyllaAccountRows(Cql cql) {
        this.cql = cql;
    }

    @Override
    public CompletionStage<Optional<Account>> account(UserId userId) {
        return cql.row(PersonQuery.ACCOUNT_READ, row -> AccountRow.decode(Blob.bytes(row, "row")), userId.value());
    }

    @Override
    public CompletionStage<Map<UserId, Account>> accounts(Collection<UserId> ids) {
        return Bounded.each(ids.stream().distinct().toList(), this::account)
                .thenApply(found -> found.stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(each -> each.user().id(), Function.identity())));
    }

    @Override
    public CompletionStage<Boolean> authSessionStands(UserId userId, AuthSessionId id) {
        return cql.row(PersonQuery.AUTH_SESSION_READ, userId.value(), id.value())
                .thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<List<AuthSessionId>> authSessions(UserId userId) {
        return cql.rows(PersonQuery.AUTH_SESSIONS_READ, row -> new AuthSessionId(row.getLong("id")), userId.value());
    }

    @Override
    public CompletionStage<List<GuildId>> guildsOf(UserId userId) {
        return cql.rows(GuildQuery.GUILDS_OF_USER, row -> new GuildId(row.getLong("guild_id")), userId.value())
                .thenApply(guilds -> guilds.stream().sorted().toList());
    }

    @Override
    public CompletionStage<Optional<Application>> application(ApplicationId id) {
        return cql.row(PersonQuery.APPLICATION_READ, ScyllaAccountRows::application, id.value());
    }

    @Override
    public CompletionStage<List<Application>> applicationsOf(UserId ownerId) {
        return cql.rows(PersonQuery.APPLICATIONS_OF_OWNER, ScyllaAccountRows::application, ownerId.value());
    }

    private static Application application(Row row) {
        return ApplicationRow.decode(Blob.bytes(row, "row"));
    }
}
