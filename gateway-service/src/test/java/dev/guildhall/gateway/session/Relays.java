package dev.guildhall.gateway.session;

import java.time.Duration;

/// Bounds for tests: everything generous but what a test is about.
final class Relays {
    private Relays() {}

    static SessionBounds bounds(int logBytesPerOwnerMax, int logBytesMax) {
        return new SessionBounds(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                logBytesPerOwnerMax,
                logBytesMax,
                1 << 12,
                700,
                Duration.ofSeconds(20));
    }

    static SessionBounds generous() {
        return bounds(4 << 20, 16 << 20);
    }
}
