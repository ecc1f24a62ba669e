package dev.guildhall.user;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Lease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user's actor tells itself: answers of the store, ends of sessions, time that passed. `life` names the
/// life that asked; an older one's answer is dropped.
sealed interface UserSignal extends UserMessage {
    record Load(int life) implements UserSignal {}

    record Loaded(int life, Lease lease, long lastNumber, UserState user) implements UserSignal {}

    record LoadFailed(int life, Throwable failure) implements UserSignal {}

    /// The names of the command at work are this owner's, or `refusal` says whose not; `held` are those that
    /// were claimed.
    record NamesClaimed(int life, int held, UserReply.@Nullable Refused refusal) implements UserSignal {}

    record ClaimFailed(int life, Throwable failure) implements UserSignal {}

    /// A commit outlives the life that made it: its end is what the next one waits for.
    record CommitEnded(@Nullable Throwable failure) implements UserSignal {}

    record Settle(int life) implements UserSignal {}

    record SettledAt(int life, long lastNumber) implements UserSignal {}

    record SettleFailed(int life, Throwable failure) implements UserSignal {}

    record SessionRead(int life, UserMessage.OpenSession open, boolean stands, List<GuildId> guilds)
            implements UserSignal {}

    record SessionReadFailed(int life, UserMessage.OpenSession open, Throwable failure) implements UserSignal {}

    record SessionEnded(SessionId sessionId) implements UserSignal {}

    record Idle() implements UserSignal {}

    record Stop() implements UserSignal {}
}
