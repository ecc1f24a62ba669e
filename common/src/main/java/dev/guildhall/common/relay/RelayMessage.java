package dev.guildhall.common.relay;

/// Anything that the relay of a gateway node receives. [GuildDelivery] and what it permits come from owners;
/// the rest is the gateway's own.
public interface RelayMessage {}
