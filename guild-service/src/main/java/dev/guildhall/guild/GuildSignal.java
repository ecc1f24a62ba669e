package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdLoad;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.Lease;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// What a guild's actor tells itself: answers of the store, time that passed, ends of others. `epoch` names the
/// life that asked; an older one's answer is dropped.
sealed interface GuildSignal extends GuildMessage {
    /// First of a life.
    record Begin(long epoch) implements GuildSignal {}

    /// Time to load, at the start of a life or after the store did not answer.
    record Load(long epoch) implements GuildSignal {}

    record Loaded(long epoch, Lease lease, long lastNumber, Optional<GuildRows.GuildRecord> row)
            implements GuildSignal {}

    record LoadFailed(long epoch, Throwable failure) implements GuildSignal {}

    record ColdLoaded(long epoch, ColdLoad load, Map<ColdKey, ColdValue> values) implements GuildSignal {}

    record ColdFailed(long epoch, ColdLoad load, Throwable failure) implements GuildSignal {}

    /// `failure` null: it is durable. Commits outlive the life that made them, so there is no epoch.
    record CommitEnded(OpenChange change, @Nullable Throwable failure) implements GuildSignal {}

    /// Time to ask the store how far it got.
    record Settle(long epoch) implements GuildSignal {}

    record SettledAt(long epoch, long lastNumber) implements GuildSignal {}

    record SettleFailed(long epoch, Throwable failure) implements GuildSignal {}

    record RelayGone(ActorRef<RelayMessage> relay) implements GuildSignal {}

    /// Sessions that could not attach because the store did not answer try again.
    record RetrySessions(long epoch) implements GuildSignal {}

    /// Nobody said anything for a while.
    record Idle() implements GuildSignal {}

    /// The shard wants the actor to end.
    record Stop() implements GuildSignal {}
}
