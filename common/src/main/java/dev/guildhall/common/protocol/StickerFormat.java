package dev.guildhall.common.protocol;

import java.util.Optional;

/// What a sticker's file is. Source: docs, "Sticker", sticker format types.
public enum StickerFormat {
    /// A picture that stands still.
    PNG(1),

    /// A PNG that moves.
    APNG(2),

    /// A vector animation as JSON.
    LOTTIE(3),

    /// A GIF, still or not.
    GIF(4);

    private final int code;

    StickerFormat(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<StickerFormat> of(int code) {
        for (StickerFormat candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
