package dev.guildhall.user;

import dev.guildhall.guild.GuildConfig;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What every user's actor of a node shares.
public record UserWorld(GuildConfig config, MessageStore store, InstantSource clock, RandomGenerator random) {}
