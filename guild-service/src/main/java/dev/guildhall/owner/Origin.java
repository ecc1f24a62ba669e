package dev.guildhall.owner;

import dev.guildhall.store.OwnerId;
import java.util.function.Function;

/// What each life of one owner's actor begins with. `name` is for the log, `messages` the kind of message that the
/// actor receives, `restartsMax` how many crashes within the configured window it survives.
public record Origin<M, K, E>(
        String name,
        OwnerId id,
        Class<M> messages,
        OwnerWorld world,
        int restartsMax,
        Passivation<M> passivation,
        Function<OwnerLife<M, K, E>, Owner<M, ?, E>> birth) {}
