package dev.guildhall.common.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/// Gateway intents: which events an IDENTIFY asks for. Source: docs, "Gateway", list of intents, unless a
/// constant says otherwise.
///
/// Sessions of user accounts send none and get everything.
public enum Intent {
    /// Guild, role, channel, thread and stage events; without it no GUILD_CREATE.
    GUILDS(0),

    /// Joins, leaves and changes of members; all thread members.
    GUILD_MEMBERS(1, true),

    /// Bans and audit-log entries. Named GUILD_BANS until 2022, same bit.
    GUILD_MODERATION(2),

    /// Emojis, stickers and soundboard sounds. Named GUILD_EMOJIS_AND_STICKERS before, same bit.
    GUILD_EXPRESSIONS(3),

    /// Integrations of a guild.
    GUILD_INTEGRATIONS(4),

    /// WEBHOOKS_UPDATE.
    GUILD_WEBHOOKS(5),

    /// Invites made and deleted; the receiver also needs MANAGE_CHANNELS.
    GUILD_INVITES(6),

    /// Who is in voice. Music bots wait for their own state and need it.
    GUILD_VOICE_STATES(7),

    /// Presence in guilds; also decides which members GUILD_CREATE carries.
    GUILD_PRESENCES(8, true),

    /// Messages in guild channels.
    GUILD_MESSAGES(9),

    /// Reactions in guild channels.
    GUILD_MESSAGE_REACTIONS(10),

    /// Typing in guild channels.
    GUILD_MESSAGE_TYPING(11),

    /// Messages in private channels, and ephemeral messages.
    DIRECT_MESSAGES(12),

    /// Reactions in private channels.
    DIRECT_MESSAGE_REACTIONS(13),

    /// Typing in private channels.
    DIRECT_MESSAGE_TYPING(14),

    /// Gates no event: without it `content`, `embeds`, `attachments`, `components` and `poll` of others' guild
    /// messages come empty.
    MESSAGE_CONTENT(15, true),

    /// Scheduled events of a guild.
    GUILD_SCHEDULED_EVENTS(16),

    /// Activities in guild channels. Source: community docs; not for bots.
    GUILD_EMBEDDED_ACTIVITIES(17),

    /// Private channels of the user. Source: community docs; not for bots.
    PRIVATE_CHANNELS(18),

    /// Calls in private channels. Source: community docs; OAuth2 sessions only.
    CALLS(19),

    /// Auto-moderation rules made, changed, deleted; the receiver also needs MANAGE_GUILD.
    AUTO_MODERATION_CONFIGURATION(20),

    /// Auto-moderation actions taken.
    AUTO_MODERATION_EXECUTION(21),

    /// Friends and blocks. Source: community docs; not for bots.
    USER_RELATIONSHIPS(22),

    /// Presence of friends. Source: community docs; not for bots.
    USER_PRESENCE(23),

    /// Poll votes in guild channels.
    GUILD_MESSAGE_POLLS(24),

    /// Poll votes in private channels.
    DIRECT_MESSAGE_POLLS(25),

    /// Activities in private channels. Source: community docs; not for bots.
    DIRECT_EMBEDDED_ACTIVITIES(26),

    /// Lobbies. Source: community docs; OAuth2 sessions only.
    LOBBIES(27),

    /// Deleted lobbies. Source: community docs; OAuth2 sessions only.
    LOBBY_DELETE(28);

    private static final long ALL = union(false);
    private static final long PRIVILEGED = union(true);

    private final int bit;
    private final boolean privileged;

    Intent(int bit) {
        this(bit, false);
    }

    Intent(int bit, boolean privileged) {
        this.bit = bit;
        this.privileged = privileged;
    }

    /// Position of the bit, 0 is the lowest.
    public int bit() {
        return bit;
    }

    /// The number with just this bit.
    public long mask() {
        return 1L << bit;
    }

    /// The application must have it enabled, else [CloseCode#DISALLOWED_INTENTS]; see [ApplicationFlag].
    public boolean privileged() {
        return privileged;
    }

    /// This bit is set in an IDENTIFY's `intents`.
    public boolean in(long intents) {
        return (intents & mask()) != 0;
    }

    /// Every known bit: what a session without `intents` (a user account) is taken to ask for.
    public static long all() {
        return ALL;
    }

    /// The three privileged bits.
    public static long allPrivileged() {
        return PRIVILEGED;
    }

    /// The bits of `intents` that are no intent, empty when there are none. A bot that sends one is closed with
    /// [CloseCode#INVALID_INTENTS].
    public static OptionalLong unknownBits(long intents) {
        long unknown = intents & ~ALL;
        return unknown == 0 ? OptionalLong.empty() : OptionalLong.of(unknown);
    }

    /// The intents whose bits are set; unknown bits are passed over.
    public static Set<Intent> of(long intents) {
        Set<Intent> named = EnumSet.noneOf(Intent.class);
        for (Intent intent : values()) {
            if (intent.in(intents)) {
                named.add(intent);
            }
        }
        return Collections.unmodifiableSet(named);
    }

    private static long union(boolean privilegedOnly) {
        long bits = 0;
        for (Intent intent : values()) {
            if (intent.privileged || !privilegedOnly) {
                bits |= intent.mask();
            }
        }
        return bits;
    }
}
