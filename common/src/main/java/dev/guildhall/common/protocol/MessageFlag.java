package dev.guildhall.common.protocol;

/// Bits of a message's `flags`. Source: docs, "Message", message flags.
public enum MessageFlag {
    /// Published to the channels that follow.
    CROSSPOSTED(0),

    /// Came from a followed channel.
    IS_CROSSPOST(1),

    /// Embeds are left out; the one flag that others with MANAGE_MESSAGES may edit.
    SUPPRESS_EMBEDS(2),

    /// The source of a crosspost is gone.
    SOURCE_MESSAGE_DELETED(3),

    /// From the urgent message system.
    URGENT(4),

    /// A thread with the id of this message.
    HAS_THREAD(5),

    /// Only the user who invoked the interaction sees it.
    EPHEMERAL(6),

    /// The bot is thinking.
    LOADING(7),

    /// Some roles were not added to the thread.
    FAILED_TO_MENTION_SOME_ROLES_IN_THREAD(8),

    /// No push and no sound.
    SUPPRESS_NOTIFICATIONS(12),

    /// A voice message.
    IS_VOICE_MESSAGE(13),

    /// A forward.
    HAS_SNAPSHOT(14),

    /// Built of components only; cannot be taken off again.
    IS_COMPONENTS_V2(15);

    /// What a client may set when it sends a message; other bits are dropped. Source: docs, "Message", create message.
    public static final int SETTABLE_ON_CREATE =
            SUPPRESS_EMBEDS.mask() | SUPPRESS_NOTIFICATIONS.mask() | IS_VOICE_MESSAGE.mask() | IS_COMPONENTS_V2.mask();

    private final int bit;

    MessageFlag(int bit) {
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
}
