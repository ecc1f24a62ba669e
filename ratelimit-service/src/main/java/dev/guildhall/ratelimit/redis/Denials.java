package dev.guildhall.ratelimit.redis;

import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateFigures;
import dev.guildhall.ratelimit.RateRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Denials that still hold. A permit comes back at the moment that was told and not before, so whoever asks on
/// meanwhile is answered here: a client that floods costs Redis one call for each permit. Grants are never
/// remembered.
///
/// At the bound those that hold no more are dropped; where all hold, a new one is not remembered, and counted.
final class Denials {
    private record Held(Denied denied, long atNs) {}

    private final int max;
    private final Map<RateRequest, Held> held = new ConcurrentHashMap<>();
    private final LongAdder notHeld = new LongAdder();

    Denials(int max) {
        this.max = max;
    }

    @Nullable
    Denied of(RateRequest request, long nowNs) {
        Held found = held.get(request);
        if (found == null) return null;
        Denied denied = found.denied();
        Duration passed = Duration.ofNanos(nowNs - found.atNs());
        if (passed.compareTo(denied.retryAfter()) >= 0) {
            held.remove(request, found);
            return null;
        }
        return new Denied(denied.retryAfter().minus(passed), denied.scope(), later(denied.figures(), passed));
    }

    void put(RateRequest request, Denied denied, long nowNs) {
        if (max == 0) return;
        if (held.size() >= max) held.values().removeIf(old -> isOver(old, nowNs));
        if (held.size() >= max) {
            notHeld.increment();
        } else {
            held.put(request, new Held(denied, nowNs));
        }
    }

    /// Denials that were not remembered at the bound.
    long notHeld() {
        return notHeld.sum();
    }

    private static boolean isOver(Held old, long nowNs) {
        return nowNs - old.atNs() >= old.denied().retryAfter().toNanos();
    }

    /// The reset stands where it stood, and is not before now.
    private static RateFigures later(RateFigures figures, Duration passed) {
        Duration left = figures.resetAfter().minus(passed);
        return new RateFigures(
                figures.limit(),
                figures.remaining(),
                figures.resetAt(),
                left.isNegative() ? Duration.ZERO : left,
                figures.bucket());
    }
}
