package dev.guildhall.user;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.user.UserMessage;

/// What reaches a user's actor from its surroundings.
sealed interface UserSignal extends UserMessage {
    record SessionEnded(SessionId sessionId) implements UserSignal {}

    /// The shard wants the actor to end.
    record Stop() implements UserSignal {}
}
