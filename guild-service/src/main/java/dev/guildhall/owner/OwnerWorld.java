package dev.guildhall.owner;

import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.route.Owners;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What all owners of a node share. `nowNs` is a monotonic clock, `owners` the way to the others, `live` the
/// bus for what nothing durable tells of.
public record OwnerWorld(
        OwnerConfig config,
        MessageStore store,
        IdGenerator ids,
        InstantSource clock,
        LongSupplier nowNs,
        RandomGenerator random,
        Owners owners,
        AttachmentLinks links,
        LiveFeed live,
        OwnerCounters counters) {
    /// With counters that nobody else reads, and nobody who hears.
    public OwnerWorld(
            OwnerConfig config,
            MessageStore store,
            IdGenerator ids,
            InstantSource clock,
            LongSupplier nowNs,
            RandomGenerator random,
            Owners owners,
            AttachmentLinks links) {
        this(config, store, ids, clock, nowNs, random, owners, links, LiveFeed.silent(clock), new OwnerCounters());
    }
}
