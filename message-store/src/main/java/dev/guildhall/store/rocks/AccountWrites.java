package dev.guildhall.store.rocks;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.store.Change;
import dev.guildhall.store.row.AccountRow;
import dev.guildhall.store.row.ApplicationRow;

/// Changes of accounts and what belongs to them as rows.
final class AccountWrites {
    void put(Account account, Batch batch) {
        batch.put(Family.ACCOUNTS, Keys.of(account.user().id().value()), AccountRow.encode(account));
        ContentNames.put(account, batch);
    }

    void put(Change.PutAuthSession change, Batch batch) {
        batch.put(
                Family.AUTH_SESSIONS,
                Keys.of(change.userId().value(), change.id().value()),
                NumberRow.encode(change.createdAt().toEpochMilli()));
    }

    void delete(Change.DeleteAuthSession change, Batch batch) {
        batch.delete(
                Family.AUTH_SESSIONS,
                Keys.of(change.userId().value(), change.id().value()));
    }

    void deleteAllAuthSessions(UserId userId, Batch batch) {
        batch.deleteAll(Family.AUTH_SESSIONS, Keys.of(userId.value()));
    }

    void put(Application application, Batch batch) {
        batch.put(Family.APPLICATIONS, Keys.of(application.id().value()), ApplicationRow.encode(application));
        batch.put(
                Family.APPLICATIONS_BY_OWNER,
                Keys.of(application.ownerId().value(), application.id().value()));
    }
}
