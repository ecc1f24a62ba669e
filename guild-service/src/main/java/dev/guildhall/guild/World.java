package dev.guildhall.guild;

import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.route.Owners;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What every guild's actor of a node shares.
record World(
        GuildConfig config,
        MessageStore store,
        IdGenerator ids,
        InstantSource clock,
        LongSupplier nowNs,
        RandomGenerator random,
        Deciding deciding,
        Owners owners) {}
