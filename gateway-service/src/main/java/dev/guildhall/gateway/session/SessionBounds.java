package dev.guildhall.gateway.session;

import com.typesafe.config.Config;
import java.time.Duration;

/// What sessions may cost and how long they wait.
///
/// @param openTimeout for the user's owner to answer an IDENTIFY; then the socket is closed and may try again
/// @param readyTimeout for guilds to answer at the start of a user account's session; those that do not are
///     unavailable in READY and come later
/// @param attachRetry pause before a guild that did not answer is asked again; doubles, up to 8 ×
/// @param resumeWindow from a lost socket to the session's end
/// @param logWindow how long the relay keeps what it dispatched
/// @param logBytesPerOwnerMax what it keeps of one guild (or of one session's own dispatches), overhead counted
/// @param logBytesMax what it keeps of all together
/// @param dispatchesMax how many dispatches a session can look back on
/// @param replayPartBytes what goes at a time to a socket that resumes or does not keep up
/// @param slowReaderTimeout for a client to read such a part; then its socket is closed and it may resume
public record SessionBounds(
        Duration openTimeout,
        Duration readyTimeout,
        Duration attachRetry,
        Duration resumeWindow,
        Duration logWindow,
        int logBytesPerOwnerMax,
        long logBytesMax,
        int dispatchesMax,
        int replayPartBytes,
        Duration slowReaderTimeout) {
    public SessionBounds {
        if (logBytesMax < logBytesPerOwnerMax) {
            throw new IllegalArgumentException(
                    "guildhall.gateway.relay-log.bytes-max is below bytes-per-owner-max: raise it");
        }
        if (Integer.bitCount(dispatchesMax) != 1 || dispatchesMax < Positions.SLOTS_MIN) {
            throw new IllegalArgumentException("guildhall.gateway.dispatches-per-session-max must be a power of two, "
                    + Positions.SLOTS_MIN + " or more");
        }
    }

    public static SessionBounds from(Config config) {
        Config log = config.getConfig("relay-log");
        return new SessionBounds(
                config.getDuration("open-timeout"),
                config.getDuration("ready-timeout"),
                config.getDuration("attach-retry"),
                config.getDuration("resume-window"),
                log.getDuration("window"),
                Math.toIntExact(log.getBytes("bytes-per-owner-max")),
                log.getBytes("bytes-max"),
                config.getInt("dispatches-per-session-max"),
                Math.toIntExact(config.getBytes("replay-part-bytes")),
                config.getDuration("slow-reader-timeout"));
    }
}
