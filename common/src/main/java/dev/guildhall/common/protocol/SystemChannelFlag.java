package dev.guildhall.common.protocol;

/// Notices that a guild does not want in its system channel. Source: docs, "Guild", system channel flags.
public enum SystemChannelFlag {
    /// No message when somebody joins.
    SUPPRESS_JOIN_NOTIFICATIONS(0),

    /// No message when somebody boosts.
    SUPPRESS_PREMIUM_SUBSCRIPTIONS(1),

    /// No hints on how to set up the guild.
    SUPPRESS_GUILD_REMINDER_NOTIFICATIONS(2),

    /// No button to greet who joins.
    SUPPRESS_JOIN_NOTIFICATION_REPLIES(3),

    /// No message when somebody subscribes to a role.
    SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATIONS(4),

    /// No button to greet who subscribes to a role.
    SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATION_REPLIES(5);

    private final int bit;

    SystemChannelFlag(int bit) {
        this.bit = bit;
    }

    /// The position of its bit.
    public int bit() {
        return bit;
    }

    /// Whether `flags` have it.
    public boolean in(int flags) {
        return (flags & 1 << bit) != 0;
    }
}
