package dev.guildhall.store.scylla;

/// The kinds of rows in a guild's warm part. The code is in keys: it never changes and is never given to another kind.
enum GuildPart {
    GUILD(1),
    CHANNEL(2),
    ROLE(3),
    EMOJI(4),
    STICKER(5);

    private final byte code;

    GuildPart(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
