package dev.guildhall.gateway.auth;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.gateway.route.LoadingCache;
import dev.guildhall.store.AccountRows;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Checks a token's signature, then whether its log-in still stands. What the store said is believed for at
/// most a second (see `reference.conf`), bounded in entries.
public final class StoredAuthenticator implements Authenticator {
    private final Tokens tokens;
    private final AccountRows rows;
    private final LoadingCache<Tokens.Named, Optional<Identity>> standing;

    /// @param nowNs monotonic
    public StoredAuthenticator(Tokens tokens, AccountRows rows, AuthConfig config, LongSupplier nowNs) {
        this.tokens = tokens;
        this.rows = rows;
        this.standing = new LoadingCache<>(config.loginsMax(), nowNs, any -> config.loginTtl(), this::load);
    }

    @Override
    public CompletionStage<Optional<Identity>> authenticate(String token) {
        return tokens.parse(token)
                .map(standing::get)
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /// Called after a revocation that this node asked for: it holds here at once, elsewhere within the second.
    public void forget(UserId userId) {
        standing.forgetIf(named -> named.userId().equals(userId));
    }

    /// Log-ins that are believed, those included whose time is over.
    public int entries() {
        return standing.size();
    }

    private CompletionStage<Optional<Identity>> load(Tokens.Named named) {
        return rows.authSessionStands(named.userId(), named.authSessionId())
                .thenCompose(stands -> stands
                        ? rows.account(named.userId())
                                .thenApply(account -> account.map(found -> identity(named, found)))
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private static Identity identity(Tokens.Named named, Account account) {
        return new Identity(
                named.userId(), named.authSessionId(), account.user().bot());
    }
}
