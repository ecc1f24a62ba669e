package dev.guildhall.common.protocol;

import java.util.Optional;

/// WebSocket close codes of the gateway. Source: docs, "Opcodes and Status Codes", gateway close event codes;
/// what a client does next also from the close handling of @discordjs/ws 2.0.4 and JDA.
public enum CloseCode {
    /// Sent by a client: its session ends at once and its presence goes offline. Sent by a server: client
    /// libraries drop the session. Source: RFC 6455; docs, Gateway, disconnecting.
    NORMAL(1000, Reconnect.IDENTIFY, "Bye"),

    /// Like [#NORMAL] when a client sends it. Sent by a server that stops: the client resumes elsewhere.
    /// Source: RFC 6455; docs, Gateway, disconnecting.
    GOING_AWAY(1001, Reconnect.RESUME, "Going away"),

    /// Any trouble on our side that the session survives: slow reader, missed heartbeat, draining node.
    UNKNOWN_ERROR(4000, Reconnect.RESUME, "Unknown error"),

    /// An opcode that is not a client's, or a payload that does not fit its opcode.
    UNKNOWN_OPCODE(4001, Reconnect.RESUME, "Unknown opcode"),

    /// The frame is not JSON, not an object, or longer than [Limits#GATEWAY_FRAME_BYTES_MAX].
    DECODE_ERROR(4002, Reconnect.RESUME, "Decode error"),

    /// A payload other than a heartbeat came before IDENTIFY or RESUME.
    NOT_AUTHENTICATED(4003, Reconnect.IDENTIFY, "Not authenticated"),

    /// The token is wrong or revoked. Libraries stop and raise an error.
    AUTHENTICATION_FAILED(4004, Reconnect.FATAL, "Authentication failed"),

    /// A second IDENTIFY or RESUME on one socket.
    ALREADY_AUTHENTICATED(4005, Reconnect.IDENTIFY, "Already authenticated"),

    /// RESUME named a number that this session has not reached.
    INVALID_SEQ(4007, Reconnect.IDENTIFY, "Invalid seq"),

    /// More than [Limits#GATEWAY_FRAMES_PER_WINDOW] frames in a window. The session may be resumed, but
    /// discord.js identifies anew.
    RATE_LIMITED(4008, Reconnect.IDENTIFY, "Rate limited"),

    /// The session outlived its resume window or its buffer. Docs: start a new one; discord.js tries to resume
    /// first and then gets INVALID_SESSION.
    SESSION_TIMED_OUT(4009, Reconnect.IDENTIFY, "Session timed out"),

    /// `shard` is not `[id, count]` with 0 ≤ id < count.
    INVALID_SHARD(4010, Reconnect.FATAL, "Invalid shard"),

    /// More than [Limits#GUILDS_PER_SHARD_MAX] guilds would fall to this session.
    SHARDING_REQUIRED(4011, Reconnect.FATAL, "Sharding required"),

    /// `v` of the address is missing or not one of [ApiVersion].
    INVALID_API_VERSION(4012, Reconnect.FATAL, "Invalid API version"),

    /// `intents` has a bit that is no [Intent], or is missing for a bot.
    INVALID_INTENTS(4013, Reconnect.FATAL, "Invalid intent(s)"),

    /// A privileged intent that the application has not enabled.
    DISALLOWED_INTENTS(4014, Reconnect.FATAL, "Disallowed intent(s)"),

    /// A user has [Limits#SESSIONS_PER_USER_MAX] sessions already. Source: community docs.
    TOO_MANY_SESSIONS(4015, Reconnect.FATAL, "Too many sessions"),

    /// A console took its voice connection back; only user sessions see it. Source: community docs.
    CONSOLE_CONNECT_CANCELLED(4016, Reconnect.FATAL, "Connection request cancelled");

    /// What the client does after this code.
    public enum Reconnect {
        /// Opens a new socket and sends RESUME: the session lives on until its window ends.
        RESUME,
        /// Opens a new socket and sends IDENTIFY: the old session is gone.
        IDENTIFY,
        /// Stops: trying again cannot help before somebody changes token, intents or shards.
        FATAL
    }

    private final int code;
    private final Reconnect reconnect;
    private final String reason;

    CloseCode(int code, Reconnect reconnect, String reason) {
        this.code = code;
        this.reconnect = reconnect;
        this.reason = reason;
    }

    /// The number in the close frame.
    public int code() {
        return code;
    }

    /// What the client does next.
    public Reconnect reconnect() {
        return reconnect;
    }

    /// The text in the close frame; at most 123 bytes, the limit of RFC 6455 5.5.
    public String reason() {
        return reason;
    }

    /// The session may be taken up again after this code.
    public boolean resumable() {
        return reconnect == Reconnect.RESUME;
    }

    /// The constant with that number.
    public static Optional<CloseCode> of(int code) {
        for (CloseCode candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// A close frame from the client with this code ends its session at once; any other leaves it resumable.
    public static boolean endsSession(int codeFromClient) {
        return codeFromClient == NORMAL.code || codeFromClient == GOING_AWAY.code;
    }
}
