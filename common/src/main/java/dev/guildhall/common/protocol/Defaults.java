package dev.guildhall.common.protocol;

/// What holds where nothing was chosen, and what a cleared setting goes back to.
public final class Defaults {
    /// Of accounts and guilds. Source: docs, "Guild", `preferred_locale`.
    public static final String LOCALE = "en-US";

    /// One of the choices of `afk_timeout`. Source: docs, "Guild", example object.
    public static final int AFK_TIMEOUT_SECONDS = 300;

    private Defaults() {}
}
