package dev.guildhall.gateway.route;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.OwnerId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Which owner a channel belongs to. An owner never changes, so a found one is kept for good (as many as the
/// bound allows). Ids that are no channel have a small cache of their own: a flood of made-up ids does not
/// evict real ones.
public final class ChannelDirectory {
    /// Long enough to be for good, and far from where differences of nanoseconds overflow.
    private static final long FOR_GOOD_NS = Duration.ofDays(3650).toNanos();

    private final ExpiringCache<ChannelId, OwnerId> known;
    private final LoadingCache<ChannelId, Optional<OwnerId>> loads;
    private final LongSupplier nowNs;

    public ChannelDirectory(GuildRows rows, RouteConfig config, LongSupplier nowNs) {
        this.known = new ExpiringCache<>(config.channelsMax(), nowNs);
        this.loads = new LoadingCache<>(
                config.absentChannelsMax(),
                nowNs,
                owner -> owner.isPresent() ? Duration.ZERO : config.absentChannelTtl(),
                rows::ownerOf);
        this.nowNs = nowNs;
    }

    /// Empty when there is no such channel, and was none a moment ago. Fails with
    /// [dev.guildhall.store.StoreUnavailable].
    public CompletionStage<Optional<OwnerId>> ownerOf(ChannelId channelId) {
        OwnerId owner = known.get(channelId);
        if (owner != null) {
            return CompletableFuture.completedFuture(Optional.of(owner));
        }
        return loads.get(channelId).thenApply(loaded -> {
            loaded.ifPresent(found -> learn(channelId, found));
            return loaded;
        });
    }

    /// Called with a channel that was just made: its first request finds it without a read.
    public void learn(ChannelId channelId, OwnerId owner) {
        known.put(channelId, owner, nowNs.getAsLong() + FOR_GOOD_NS);
    }

    /// Channels whose owner is known.
    public int entries() {
        return known.size();
    }
}
