package dev.guildhall.gateway.session;

/// What the relay holds. Taken once a second by the relay itself, on its thread.
///
/// @param logBytes of the resume log
/// @param logEntries events in it
/// @param logOwners guilds and sessions that these are of
/// @param guilds with a session on this node
public record RelayStats(long logBytes, long logEntries, int logOwners, int guilds) {
    static final RelayStats NONE = new RelayStats(0, 0, 0, 0);
}
