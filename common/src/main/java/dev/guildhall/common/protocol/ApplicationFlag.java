package dev.guildhall.common.protocol;

/// Bits of an application's `flags` that open the privileged intents. READY and GET /applications/@me carry
/// them. Source: docs, "Application", application flags.
public enum ApplicationFlag {
    /// [Intent#GUILD_PRESENCES], for verified bots.
    GATEWAY_PRESENCE(12),

    /// The same for bots in fewer than 100 guilds.
    GATEWAY_PRESENCE_LIMITED(13),

    /// [Intent#GUILD_MEMBERS], for verified bots.
    GATEWAY_GUILD_MEMBERS(14),

    /// The same for bots in fewer than 100 guilds.
    GATEWAY_GUILD_MEMBERS_LIMITED(15),

    /// [Intent#MESSAGE_CONTENT], for verified bots.
    GATEWAY_MESSAGE_CONTENT(18),

    /// The same for bots in fewer than 100 guilds.
    GATEWAY_MESSAGE_CONTENT_LIMITED(19);

    private final int bit;

    ApplicationFlag(int bit) {
        this.bit = bit;
    }

    /// Position of the bit, 0 is the lowest.
    public int bit() {
        return bit;
    }

    /// The number with just this bit.
    public int mask() {
        return 1 << bit;
    }

    /// This bit is set.
    public boolean in(int flags) {
        return (flags & mask()) != 0;
    }

    /// The privileged intents that an application with these flags may ask for.
    public static long intentsOpenedBy(int flags) {
        long opened = 0;
        if (GATEWAY_PRESENCE.in(flags) || GATEWAY_PRESENCE_LIMITED.in(flags)) {
            opened |= Intent.GUILD_PRESENCES.mask();
        }
        if (GATEWAY_GUILD_MEMBERS.in(flags) || GATEWAY_GUILD_MEMBERS_LIMITED.in(flags)) {
            opened |= Intent.GUILD_MEMBERS.mask();
        }
        if (GATEWAY_MESSAGE_CONTENT.in(flags) || GATEWAY_MESSAGE_CONTENT_LIMITED.in(flags)) {
            opened |= Intent.MESSAGE_CONTENT.mask();
        }
        return opened;
    }
}
