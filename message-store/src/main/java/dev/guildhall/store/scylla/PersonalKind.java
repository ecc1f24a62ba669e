package dev.guildhall.store.scylla;

/// The kinds of rows in what is a person's own. The code is in keys: it never changes and is never given to another
/// kind.
enum PersonalKind {
    /// By the other user.
    RELATIONSHIP(1),
    /// By whom it is about.
    NOTE(2),
    /// By its type.
    SETTINGS_PROTO(3),
    /// By the guild.
    GUILD_SETTINGS(4),
    /// By the channel.
    READ_STATE(5),
    PROFILE(6),
    VERSIONS(7),
    LAST_SEEN(8);

    /// Of the kinds of which a person has one.
    static final long ONLY = 0;

    private final byte code;

    PersonalKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
