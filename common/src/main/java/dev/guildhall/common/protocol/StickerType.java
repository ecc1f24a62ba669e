package dev.guildhall.common.protocol;

/// Where a sticker comes from. Source: docs, "Sticker", sticker types.
public enum StickerType {
    /// Of a pack that everybody has.
    STANDARD(1),

    /// Of a guild.
    GUILD(2);

    private final int code;

    StickerType(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }
}
