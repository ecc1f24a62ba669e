package dev.guildhall.gateway.socket;

import dev.guildhall.common.protocol.Limits;
import dev.guildhall.ratelimit.RateLimit;
import java.util.function.LongSupplier;

/// What all sockets of a node share.
///
/// @param nowNs monotonic nanoseconds
public record SocketContext(
        SessionDoor door,
        SocketBounds bounds,
        SocketLoops loops,
        OpenSockets sockets,
        GatewayCounters counters,
        LongSupplier nowNs) {
    private static final RateLimit FRAMES =
            new RateLimit(Limits.GATEWAY_FRAMES_PER_WINDOW, Limits.GATEWAY_FRAME_WINDOW);

    RateLimit frameLimit() {
        return FRAMES;
    }
}
