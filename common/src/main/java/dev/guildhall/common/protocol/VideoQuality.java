package dev.guildhall.common.protocol;

import java.util.Optional;

/// How well a camera is sent in a voice channel. Source: channel resource, "Video Quality Modes".
public enum VideoQuality {
    /// As good as the connection allows.
    AUTO(1),

    /// 720p.
    FULL(2);

    private final int code;

    VideoQuality(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with that number.
    public static Optional<VideoQuality> of(int code) {
        for (VideoQuality candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
