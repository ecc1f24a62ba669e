package dev.guildhall.gateway.route;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.store.AccountRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Accounts as everybody may see them, for answers that name users, and what applications may do. A changed
/// name shows after the configured time at the latest.
public final class UserDirectory {
    private final AccountRows rows;
    private final ExpiringCache<UserId, User> users;
    private final LoadingCache<ApplicationId, Integer> flags;
    private final long ttlNs;
    private final LongSupplier nowNs;

    public UserDirectory(AccountRows rows, RouteConfig config, LongSupplier nowNs) {
        this.rows = rows;
        this.users = new ExpiringCache<>(config.usersMax(), nowNs);
        this.flags = new LoadingCache<>(
                config.usersMax(),
                nowNs,
                any -> config.userTtl(),
                id -> rows.application(id)
                        .thenApply(found -> found.map(Application::flags).orElse(0)));
        this.ttlNs = config.userTtl().toNanos();
        this.nowNs = nowNs;
    }

    /// Those of `ids` that exist. Fails with [dev.guildhall.store.StoreUnavailable].
    public CompletionStage<Map<UserId, User>> users(Collection<UserId> ids) {
        Map<UserId, User> found = new HashMap<>();
        Set<UserId> missing = new LinkedHashSet<>();
        for (UserId id : ids) {
            User user = users.get(id);
            if (user == null) {
                missing.add(id);
            } else {
                found.put(id, user);
            }
        }
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        long expiresAtNs = nowNs.getAsLong() + ttlNs;
        return rows.accounts(missing).thenApply(loaded -> {
            for (Account account : loaded.values()) {
                users.put(account.user().id(), account.user(), expiresAtNs);
                found.put(account.user().id(), account.user());
            }
            return found;
        });
    }

    /// The flags of a bot's application, 0 when there is none. Fails with [dev.guildhall.store.StoreUnavailable].
    public CompletionStage<Integer> applicationFlags(UserId botId) {
        return flags.get(new ApplicationId(botId.value()));
    }

    /// Called after the application changed here: the change holds for the next request.
    public void forgetApplication(ApplicationId id) {
        flags.forgetIf(id::equals);
    }

    /// Users known, those included whose time is over.
    public int entries() {
        return users.size();
    }
}
