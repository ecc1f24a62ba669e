package dev.guildhall.store;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Reads of accounts and what belongs to them. All fail with [StoreUnavailable].
public interface AccountRows {
    CompletionStage<Optional<Account>> account(UserId userId);

    /// Those of `ids` that exist.
    CompletionStage<Map<UserId, Account>> accounts(Collection<UserId> ids);

    /// Whether the log-in that a token names still stands.
    CompletionStage<Boolean> authSessionStands(UserId userId, AuthSessionId id);

    CompletionStage<List<AuthSessionId>> authSessions(UserId userId);

    /// Ascending by id.
    CompletionStage<List<GuildId>> guildsOf(UserId userId);

    CompletionStage<Optional<Application>> application(ApplicationId id);

    CompletionStage<List<Application>> applicationsOf(UserId ownerId);
}
