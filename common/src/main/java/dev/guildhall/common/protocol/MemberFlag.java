package dev.guildhall.common.protocol;

/// Bits of a guild member's `flags`. Source: docs, "Guild Member Object", guild member flags.
public enum MemberFlag {
    /// Left and came again.
    DID_REJOIN(0),

    /// Went through the guild's onboarding.
    COMPLETED_ONBOARDING(1),

    /// Need not meet the guild's verification; the one flag that PATCH of a member sets.
    BYPASSES_VERIFICATION(2),

    /// Is in the guild's onboarding.
    STARTED_ONBOARDING(3),

    /// A guest, who only reaches the voice channel of the invite.
    IS_GUEST(4),

    /// Began with the server guide's actions.
    STARTED_HOME_ACTIONS(5),

    /// Is through with them.
    COMPLETED_HOME_ACTIONS(6),

    /// Has a name that the automatic moderation blocks.
    AUTOMOD_QUARANTINED_USERNAME(7),

    /// Has seen the hint about direct messages.
    DM_SETTINGS_UPSELL_ACKNOWLEDGED(9),

    /// Shows a guild tag that the automatic moderation blocks.
    AUTOMOD_QUARANTINED_GUILD_TAG(10);

    private final int bit;

    MemberFlag(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    public int mask() {
        return 1 << bit;
    }
}
