package dev.guildhall.gateway.socket;

/// What the gateway counts. Nothing is dropped, refused or closed in silence.
public enum GatewayCounter {
    /// Sockets that finished the upgrade.
    SOCKETS_OPENED,
    /// Connections closed at once because the node holds as many as it may.
    CONNECTIONS_REFUSED,
    /// Sockets closed because the client did not read: their outbox passed its bound.
    SLOW_READERS_CLOSED,
    /// Sockets closed because no heartbeat came in time.
    HEARTBEATS_MISSED,
    /// Sockets closed because neither IDENTIFY nor RESUME came in time.
    IDENTIFIES_MISSED,
    /// Sockets closed by us with a close code, all reasons together.
    SOCKETS_CLOSED_BY_US,
    /// Client operations that are accepted and change nothing yet.
    OPERATIONS_WITHOUT_EFFECT,
    /// Presence changes beyond what a session may make: each waited, and a later one took its place.
    PRESENCES_OVERTAKEN,
    /// What clients said of themselves in voice and what changed nothing: the channel is not there, not
    /// open to them or full, or the call is one in private. The protocol has no refusal.
    VOICE_WITHOUT_EFFECT,
    /// HTTP connections closed because a request did not arrive whole in time.
    SLOW_REQUESTS_CLOSED,
    /// Dispatches written to sockets, replays included; one event for a thousand sessions counts a thousand.
    DISPATCHES_SENT,
    /// Sessions that got READY.
    SESSIONS_STARTED,
    /// Sessions over: closed by the client, refused, or not resumed in time.
    SESSIONS_ENDED,
    /// Lost sessions taken up again without a hole.
    RESUMES,
    /// RESUME answered with op 9 false: unknown or foreign session, or what it missed is no longer in the
    /// log.
    RESUMES_REFUSED,
    /// Deliveries dropped because a newer life of their guild had started.
    OLD_EPOCHS_DROPPED,
    /// Deliveries that name a session which this node does not hold.
    STRANGERS_PASSED_OVER,
    /// Log entries given up before their time because a bound in bytes was reached.
    LOG_ENTRIES_EVICTED,
    /// Restarts of the relay after a fault. All its sockets were closed with a resumable code.
    RELAY_CRASHES,
    /// Restarts of one session's actor after a fault.
    SESSION_CRASHES,
    /// Deliveries that crashed the relay twice: the sessions they were for must identify again.
    DELIVERIES_GIVEN_UP
}
