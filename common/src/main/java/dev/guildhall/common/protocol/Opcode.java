package dev.guildhall.common.protocol;

import java.util.Optional;

/// Gateway opcodes: the `op` of a frame. Source: docs, "Opcodes and Status Codes", unless a constant says
/// otherwise.
///
/// A client's opcode that is not in this table closes the socket with [CloseCode#UNKNOWN_OPCODE].
public enum Opcode {
    /// An event, with its name in `t` and the session's next number in `s`. The client remembers `s` for
    /// heartbeats and RESUME.
    DISPATCH(0, Sender.SERVER),

    /// From the client: `d` is the last `s` it saw, or null; answer [#HEARTBEAT_ACK]. From the server: the
    /// client beats at once.
    HEARTBEAT(1, Sender.BOTH),

    /// Starts a session: token, intents, properties, shard, presence. A second one on the same socket is
    /// [CloseCode#ALREADY_AUTHENTICATED].
    IDENTIFY(2, Sender.CLIENT),

    /// Sets the own status and activities; at most 5 in 20 s.
    PRESENCE_UPDATE(3, Sender.CLIENT),

    /// Joins, moves or leaves voice: `guild_id`, `channel_id` or null, `self_mute`, `self_deaf`.
    VOICE_STATE_UPDATE(4, Sender.CLIENT),

    /// Sent by old first-party clients, carries nothing, expects no answer. Source: community docs.
    VOICE_SERVER_PING(5, Sender.CLIENT, true),

    /// Takes a lost session up again: token, session id, last `s`. Answered by the replay and RESUMED, or by
    /// [#INVALID_SESSION].
    RESUME(6, Sender.CLIENT),

    /// The client opens a new socket and resumes. May come at any time, even before [#HELLO].
    RECONNECT(7, Sender.SERVER),

    /// Asks for members by query or ids; answered with GUILD_MEMBERS_CHUNK.
    REQUEST_GUILD_MEMBERS(8, Sender.CLIENT),

    /// `d` true: the client may resume; false: it waits 1-5 s and identifies again. The socket stays open.
    INVALID_SESSION(9, Sender.SERVER),

    /// The first frame of a socket: `heartbeat_interval` in milliseconds. The client first beats after interval
    /// × a random factor between 0 and 1, and identifies or resumes at once.
    HELLO(10, Sender.SERVER),

    /// Answer to a heartbeat. A client that misses it before its next beat reconnects and resumes.
    HEARTBEAT_ACK(11, Sender.SERVER),

    /// Dead: old first-party clients asked for members and presences of a guild. Source: community docs.
    GUILD_SYNC(12, Sender.CLIENT, true),

    /// `channel_id`: asks for CALL_CREATE of a call that runs already. Source: community docs.
    CALL_CONNECT(13, Sender.CLIENT),

    /// A user session says which member-list ranges, members and typing it wants from one guild. Source:
    /// community docs.
    GUILD_SUBSCRIPTIONS(14, Sender.CLIENT),

    /// Dead: game lobbies of the retired Game SDK. Source: community docs.
    LOBBY_CONNECT(15, Sender.CLIENT, true),

    /// Dead: see [#LOBBY_CONNECT].
    LOBBY_DISCONNECT(16, Sender.CLIENT, true),

    /// Dead: see [#LOBBY_CONNECT].
    LOBBY_VOICE_STATES_UPDATE(17, Sender.CLIENT, true),

    /// Starts a screen share; answered by STREAM_CREATE and STREAM_SERVER_UPDATE. Source: community docs.
    STREAM_CREATE(18, Sender.CLIENT),

    /// Ends a screen share by its `stream_key`. Source: community docs.
    STREAM_DELETE(19, Sender.CLIENT),

    /// Watches a screen share by its `stream_key`. Source: community docs.
    STREAM_WATCH(20, Sender.CLIENT),

    /// Keeps a watched screen share alive. Source: community docs.
    STREAM_PING(21, Sender.CLIENT),

    /// Pauses or continues the own screen share. Source: community docs.
    STREAM_SET_PAUSED(22, Sender.CLIENT),

    /// Dead: looking-for-group. Source: community docs.
    LFG_SUBSCRIPTIONS(23, Sender.CLIENT, true),

    /// Dead: replaced by the REST command index. Source: community docs.
    REQUEST_GUILD_APPLICATION_COMMANDS(24, Sender.CLIENT, true),

    /// Product-specific: activities inside voice channels. Source: community docs.
    EMBEDDED_ACTIVITY_LAUNCH(25, Sender.CLIENT, true),

    /// Product-specific: see [#EMBEDDED_ACTIVITY_LAUNCH].
    EMBEDDED_ACTIVITY_CLOSE(26, Sender.CLIENT, true),

    /// Product-specific: see [#EMBEDDED_ACTIVITY_LAUNCH].
    EMBEDDED_ACTIVITY_UPDATE(27, Sender.CLIENT, true),

    /// Asks for unread counts of forum posts. Source: community docs.
    REQUEST_FORUM_UNREADS(28, Sender.CLIENT),

    /// A message to another session of the same user. Source: community docs.
    REMOTE_COMMAND(29, Sender.CLIENT),

    /// Cache repair: the client sends hashes of its ids, the answer names what is gone. Source: community docs.
    GET_DELETED_ENTITY_IDS_NOT_MATCHING_HASH(30, Sender.CLIENT),

    /// Answered by one SOUNDBOARD_SOUNDS for each guild in `guild_ids`.
    REQUEST_SOUNDBOARD_SOUNDS(31, Sender.CLIENT),

    /// Product-specific: voice speed test. Source: community docs.
    SPEED_TEST_CREATE(32, Sender.CLIENT, true),

    /// Product-specific: see [#SPEED_TEST_CREATE].
    SPEED_TEST_DELETE(33, Sender.CLIENT, true),

    /// Answered by LAST_MESSAGES for the named channels. Source: community docs.
    REQUEST_LAST_MESSAGES(34, Sender.CLIENT),

    /// Searches the newest joiners; answered by GUILD_MEMBERS_CHUNK. Source: community docs.
    SEARCH_RECENT_MEMBERS(35, Sender.CLIENT),

    /// Older form of [#REQUEST_CHANNEL_INFO]. Source: community docs.
    REQUEST_CHANNEL_STATUSES(36, Sender.CLIENT),

    /// [#GUILD_SUBSCRIPTIONS] for several guilds, keyed by guild id. Source: community docs.
    GUILD_SUBSCRIPTIONS_BULK(37, Sender.CLIENT),

    /// Answered by CHANNEL_SYNC for obfuscated channels. Source: community docs.
    GUILD_CHANNELS_RESYNC(38, Sender.CLIENT),

    /// Answered by CHANNEL_MEMBER_COUNT_UPDATE. Source: community docs.
    REQUEST_CHANNEL_MEMBER_COUNT(39, Sender.CLIENT),

    /// What first-party clients send instead of [#HEARTBEAT]: `seq` beside a quality report. Same answer.
    /// Source: community docs.
    QOS_HEARTBEAT(40, Sender.CLIENT),

    /// Telemetry of first-party clients; closing for it would put them in a loop. Source: community docs.
    UPDATE_TIME_SPENT_SESSION_ID(41, Sender.CLIENT, true),

    /// Product-specific: lobbies. Source: community docs.
    LOBBY_VOICE_SERVER_PING(42, Sender.CLIENT, true),

    /// Asks for `status` and `voice_start_time` of a guild's channels; answered by CHANNEL_INFO.
    REQUEST_CHANNEL_INFO(43, Sender.CLIENT);

    private enum Sender {
        CLIENT,
        SERVER,
        BOTH
    }

    private static final Opcode[] BY_CODE = new Opcode[values().length];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;
    private final Sender sender;
    private final boolean ignored;

    Opcode(int code, Sender sender) {
        this(code, sender, false);
    }

    Opcode(int code, Sender sender, boolean ignored) {
        this.code = code;
        this.sender = sender;
        this.ignored = ignored;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// A client may send it.
    public boolean fromClient() {
        return sender != Sender.SERVER;
    }

    /// A server may send it.
    public boolean fromServer() {
        return sender != Sender.CLIENT;
    }

    /// Accepted from a client and dropped without an answer: dead or product-specific, but real clients send it.
    public boolean ignored() {
        return ignored;
    }

    /// The opcode a client sent, empty when no client may send that number.
    public static Optional<Opcode> ofClient(int code) {
        if (code < 0 || code >= BY_CODE.length || !BY_CODE[code].fromClient()) {
            return Optional.empty();
        }
        return Optional.of(BY_CODE[code]);
    }
}
