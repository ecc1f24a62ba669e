package dev.guildhall.user;

import dev.guildhall.owner.Stages;
import dev.guildhall.store.Claims;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Claims names from the store. Fails with the store's failure; completes on the store's threads.
final class NameClaims {
    private final Claims store;

    NameClaims(Claims store) {
        this.store = store;
    }

    CompletionStage<NamesClaimed> claim(NamesKey key) {
        return claim(key.names(), 0);
    }

    /// One after the other: a name is not taken for somebody who is refused for an earlier one.
    private CompletionStage<NamesClaimed> claim(List<UserDecision.Name> names, int from) {
        if (from == names.size()) {
            return CompletableFuture.completedFuture(new NamesClaimed(from, null));
        }
        UserDecision.Name name = names.get(from);
        return Stages.of(() -> store.claim(name.claim()))
                .thenCompose(ours -> ours
                        ? claim(names, from + 1)
                        : CompletableFuture.completedFuture(new NamesClaimed(from, name.whenTaken())));
    }
}
