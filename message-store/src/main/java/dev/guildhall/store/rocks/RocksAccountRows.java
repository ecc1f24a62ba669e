package dev.guildhall.store.rocks;

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
final class RocksAccountRows implements AccountRows {
    private final Reads reads;

    RocksAccountRows(Reads reads) {
        this.reads = reads;
    }

    @Override
    public CompletionStage<Optional<Account>> account(UserId userId) {
        byte[] key = Keys.of(userId.value());
        return reads.latest(view -> view.get(Family.ACCOUNTS, key).map(AccountRow::decode));
    }

    @Override
    public CompletionStage<Map<UserId, Account>> accounts(Collection<UserId> ids) {
        List<byte[]> keys =
                ids.stream().distinct().map(id -> Keys.of(id.value())).toList();
        return reads.latest(view -> view.getAll(Family.ACCOUNTS, keys, (key, row) -> AccountRow.decode(row)).stream()
                .collect(Collectors.toMap(each -> each.user().id(), Function.identity())));
    }

    @Override
    public CompletionStage<Boolean> authSessionStands(UserId userId, AuthSessionId id) {
        byte[] key = Keys.of(userId.value(), id.value());
        return reads.latest(view -> view.get(Family.AUTH_SESSIONS, key).isPresent());
    }

    @Override
    public CompletionStage<List<AuthSessionId>> authSessions(UserId userId) {
        return reads.latest(view -> view.scan(
                Family.AUTH_SESSIONS,
                Keys.of(userId.value()),
                (key, row) -> new AuthSessionId(Keys.longAt(key, Long.BYTES))));
    }

    @Override
    public CompletionStage<List<GuildId>> guildsOf(UserId userId) {
        return reads.latest(view -> view.scan(
                Family.GUILDS_BY_USER,
                Keys.of(userId.value()),
                (key, row) -> new GuildId(Keys.longAt(key, Long.BYTES))));
    }

    @Override
    public CompletionStage<Optional<Application>> application(ApplicationId id) {
        byte[] key = Keys.of(id.value());
        return reads.latest(view -> view.get(Family.APPLICATIONS, key).map(ApplicationRow::decode));
    }

    @Override
    public CompletionStage<List<Application>> applicationsOf(UserId ownerId) {
        return reads.latest(view -> {
            List<byte[]> ids = view.scan(
                    Family.APPLICATIONS_BY_OWNER,
                    Keys.of(ownerId.value()),
                    (key, row) -> Keys.of(Keys.longAt(key, Long.BYTES)));
            return view.getAll(Family.APPLICATIONS, ids, (key, row) -> ApplicationRow.decode(row));
        });
    }
}
