package dev.guildhall.common.payload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The protocol's text form of an instant: `2021-03-31T18:45:31.297561+00:00`.
public final class Timestamps {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String iso(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    /// Null stays null, for fields that are always there.
    public static @Nullable String isoOrNull(@Nullable Instant instant) {
        return instant == null ? null : iso(instant);
    }
}
