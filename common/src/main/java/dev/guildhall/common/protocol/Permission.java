package dev.guildhall.common.protocol;

/// Permission bits, 64-bit and a decimal string in JSON. Source: docs, "Permissions", bitwise permission flags.
///
/// Bit 47 is retired and bit 53 undocumented: neither is a constant, and neither is in [#ALL].
public enum Permission {
    /// Makes invites.
    CREATE_INSTANT_INVITE(0),

    /// Kicks and prunes members.
    KICK_MEMBERS(1, true),

    /// Bans, lifts bans, lists bans.
    BAN_MEMBERS(2, true),

    /// Everything, in every channel: overwrites are not looked at.
    ADMINISTRATOR(3, true),

    /// Makes, changes, deletes channels.
    MANAGE_CHANNELS(4, true),

    /// Changes the guild; lists its invites; auto-moderation.
    MANAGE_GUILD(5, true),

    /// The first use of an emoji on a message; joining an emoji that is there needs nothing.
    ADD_REACTIONS(6),

    /// Reads the audit log.
    VIEW_AUDIT_LOG(7),

    /// Talks over others.
    PRIORITY_SPEAKER(8),

    /// Camera and screen share.
    STREAM(9),

    /// Sees the channel; without it every other bit of that channel is void.
    VIEW_CHANNEL(10),

    /// Sends messages; makes posts in forums. Means nothing inside threads.
    SEND_MESSAGES(11),

    /// Messages read aloud.
    SEND_TTS_MESSAGES(12),

    /// Deletes others' messages, clears reactions, suppresses embeds. No longer pins.
    MANAGE_MESSAGES(13, true),

    /// Links unfold, bots' embeds are kept.
    EMBED_LINKS(14),

    /// Sends files.
    ATTACH_FILES(15),

    /// Reads history; without it the list of messages is empty, not refused.
    READ_MESSAGE_HISTORY(16),

    /// @everyone, @here and roles that are not mentionable notify.
    MENTION_EVERYONE(17),

    /// Emojis of other guilds.
    USE_EXTERNAL_EMOJIS(18),

    /// Reads guild statistics.
    VIEW_GUILD_INSIGHTS(19),

    /// Joins voice; reading a voice channel's text needs it too.
    CONNECT(20),

    /// Talks in voice.
    SPEAK(21),

    /// Mutes others in voice.
    MUTE_MEMBERS(22),

    /// Deafens others in voice.
    DEAFEN_MEMBERS(23),

    /// Moves members between voice channels; joins full ones.
    MOVE_MEMBERS(24),

    /// Voice activity; otherwise push to talk.
    USE_VAD(25),

    /// Changes the own nickname.
    CHANGE_NICKNAME(26),

    /// Changes others' nicknames.
    MANAGE_NICKNAMES(27),

    /// In a guild: roles below the own highest. In a channel: its overwrites.
    MANAGE_ROLES(28, true),

    /// Makes, changes, deletes webhooks.
    MANAGE_WEBHOOKS(29, true),

    /// Changes and deletes any emoji, sticker, sound.
    MANAGE_GUILD_EXPRESSIONS(30, true),

    /// Uses application commands.
    USE_APPLICATION_COMMANDS(31),

    /// Asks to speak on a stage.
    REQUEST_TO_SPEAK(32),

    /// Changes and deletes any scheduled event.
    MANAGE_EVENTS(33),

    /// Archives, locks, deletes threads; sees private ones.
    MANAGE_THREADS(34, true),

    /// Starts public threads.
    CREATE_PUBLIC_THREADS(35),

    /// Starts private threads.
    CREATE_PRIVATE_THREADS(36),

    /// Stickers of other guilds.
    USE_EXTERNAL_STICKERS(37),

    /// Sends inside threads; takes the place of SEND_MESSAGES there.
    SEND_MESSAGES_IN_THREADS(38),

    /// Starts activities.
    USE_EMBEDDED_ACTIVITIES(39),

    /// Puts members in timeout.
    MODERATE_MEMBERS(40),

    /// Reads monetization statistics.
    VIEW_CREATOR_MONETIZATION_ANALYTICS(41, true),

    /// Plays sounds in voice.
    USE_SOUNDBOARD(42),

    /// Makes emojis, stickers, sounds, and changes the own ones.
    CREATE_GUILD_EXPRESSIONS(43),

    /// Makes scheduled events, and changes the own ones.
    CREATE_EVENTS(44),

    /// Sounds of other guilds.
    USE_EXTERNAL_SOUNDS(45),

    /// Sends voice messages.
    SEND_VOICE_MESSAGES(46),

    /// Sets the text under a voice channel's name.
    SET_VOICE_CHANNEL_STATUS(48),

    /// Sends polls.
    SEND_POLLS(49),

    /// Answers of user-installed apps are shown to all; without it they are ephemeral.
    USE_EXTERNAL_APPS(50),

    /// Pins and unpins; the only gate for it since 2026-02-23.
    PIN_MESSAGES(51),

    /// Ignores slowmode; bots are never slowed.
    BYPASS_SLOWMODE(52);

    /// Every documented bit: what the owner and administrators have. Bits outside it are dropped from what
    /// clients send.
    public static final long ALL = all();

    /// What stays to a member in timeout. Owner and administrators cannot be silenced. Source: docs,
    /// "Permissions", permissions for timed out members.
    public static final long TIMED_OUT_KEEPS = of(VIEW_CHANNEL, READ_MESSAGE_HISTORY);

    /// Void in a channel without SEND_MESSAGES, though the bits stay set in the number. Source: docs,
    /// "Permissions", implicit permissions.
    public static final long NEEDS_SEND_MESSAGES = of(MENTION_EVERYONE, SEND_TTS_MESSAGES, ATTACH_FILES, EMBED_LINKS);

    /// What applications count as allowed in private channels, where no role decides. Source: docs, "Receiving
    /// and Responding", `app_permissions`.
    public static final long IN_DIRECT_CHANNELS = of(ATTACH_FILES, EMBED_LINKS, MENTION_EVERYONE);

    /// What who is in a private channel may do there; nobody is above another.
    public static final long OF_RECIPIENTS = IN_DIRECT_CHANNELS
            | of(
                    VIEW_CHANNEL,
                    SEND_MESSAGES,
                    SEND_TTS_MESSAGES,
                    READ_MESSAGE_HISTORY,
                    ADD_REACTIONS,
                    USE_EXTERNAL_EMOJIS,
                    USE_EXTERNAL_STICKERS,
                    PIN_MESSAGES);

    /// The @everyone role of a new guild. Discord documents no value; public dumps of new guilds show
    /// 2248473465835073, which is this set and the retired bit 47.
    public static final long DEFAULT_EVERYONE = of(
            CREATE_INSTANT_INVITE,
            ADD_REACTIONS,
            STREAM,
            VIEW_CHANNEL,
            SEND_MESSAGES,
            EMBED_LINKS,
            ATTACH_FILES,
            READ_MESSAGE_HISTORY,
            MENTION_EVERYONE,
            USE_EXTERNAL_EMOJIS,
            CONNECT,
            SPEAK,
            USE_VAD,
            CHANGE_NICKNAME,
            USE_APPLICATION_COMMANDS,
            REQUEST_TO_SPEAK,
            CREATE_PUBLIC_THREADS,
            CREATE_PRIVATE_THREADS,
            USE_EXTERNAL_STICKERS,
            SEND_MESSAGES_IN_THREADS,
            USE_EMBEDDED_ACTIVITIES,
            USE_SOUNDBOARD,
            CREATE_GUILD_EXPRESSIONS,
            CREATE_EVENTS,
            USE_EXTERNAL_SOUNDS,
            SEND_VOICE_MESSAGES,
            SET_VOICE_CHANNEL_STATUS,
            SEND_POLLS,
            USE_EXTERNAL_APPS);

    private final int bit;
    private final boolean needsMfa;

    Permission(int bit) {
        this(bit, false);
    }

    Permission(int bit, boolean needsMfa) {
        this.bit = bit;
        this.needsMfa = needsMfa;
    }

    /// Position of the bit, 0 is the lowest.
    public int bit() {
        return bit;
    }

    /// The number with just this bit.
    public long mask() {
        return 1L << bit;
    }

    /// In a guild with [MfaLevel#ELEVATED] the acting account (for a bot: its owner) needs two factors, else
    /// [ApiError#MFA_REQUIRED].
    public boolean needsMfa() {
        return needsMfa;
    }

    /// This bit is set.
    public boolean in(long bits) {
        return (bits & mask()) != 0;
    }

    /// The number with these bits.
    public static long of(Permission... permissions) {
        long bits = 0;
        for (Permission permission : permissions) {
            bits |= permission.mask();
        }
        return bits;
    }

    private static long all() {
        return of(values());
    }
}
