package dev.guildhall.gateway.socket;

import com.typesafe.config.Config;
import java.time.Duration;

/// What one gateway socket may cost and how long it may stay silent.
///
/// @param heartbeatInterval told to clients in HELLO; a client silent for 1.5 × this is closed and may resume
/// @param identifyTimeout from HELLO to the first IDENTIFY or RESUME
/// @param closeTimeout from our close frame to the end of the connection, for clients that do not answer it
/// @param outboxBytesMax bytes that wait for a slow reader; one more dispatch may come on top of it
public record SocketBounds(
        Duration heartbeatInterval, Duration identifyTimeout, Duration closeTimeout, int outboxBytesMax) {
    private static final int OUTBOX_BYTES_MIN = 256 * 1024;

    public SocketBounds {
        if (heartbeatInterval.toMillis() < 1) {
            throw new IllegalArgumentException("guildhall.gateway.heartbeat-interval must be at least 1 ms");
        }
        if (outboxBytesMax < OUTBOX_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "guildhall.gateway.outbox-bytes-max must be at least 256 KiB: what may be on its way at a time");
        }
    }

    public static SocketBounds from(Config config) {
        return new SocketBounds(
                config.getDuration("heartbeat-interval"),
                config.getDuration("identify-timeout"),
                config.getDuration("close-timeout"),
                Math.toIntExact(config.getBytes("outbox-bytes-max")));
    }

    /// Silence after which a client counts as gone: 1.5 intervals, from beat to beat.
    long silenceMaxNs() {
        return heartbeatInterval.toNanos() / 2 * 3;
    }
}
