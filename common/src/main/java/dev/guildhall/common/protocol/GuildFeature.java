package dev.guildhall.common.protocol;

import java.util.List;

/// What a guild can do beyond the ordinary, by the name in its `features`; clients offer what they find there. Only
/// what Guildhall grants. Source: docs, "Guild", guild features.
public enum GuildFeature {
    /// Its icon may move.
    ANIMATED_ICON,

    /// Its banner may move.
    ANIMATED_BANNER,

    /// It has a picture above its channels.
    BANNER,

    /// It has a picture behind its invites.
    INVITE_SPLASH,

    /// It chooses a code for its invite.
    VANITY_URL;

    /// What every guild has here: nobody pays for boosts.
    public static final List<GuildFeature> OF_EVERY_GUILD =
            List.of(ANIMATED_ICON, ANIMATED_BANNER, BANNER, INVITE_SPLASH, VANITY_URL);
}
