package dev.guildhall.gateway.session;

import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.ratelimit.RateLimit;
import dev.guildhall.ratelimit.SlidingWindow;
import org.jspecify.annotations.Nullable;

/// What a session says of its user, and how often it may say something new. Beyond that the newest waits
/// until it may: the protocol names the limit and no answer to who passes it. Source: docs, "Gateway", rate
/// limits.
final class PresenceBudget {
    private static final RateLimit LIMIT =
            new RateLimit(Limits.PRESENCE_UPDATES_PER_WINDOW, Limits.PRESENCE_UPDATE_WINDOW);

    private SessionPresence shown;
    private @Nullable SessionPresence waiting;
    private @Nullable SlidingWindow window;

    PresenceBudget(SessionPresence shown) {
        this.shown = shown;
    }

    /// What others are to see.
    SessionPresence shown() {
        return shown;
    }

    /// Said by the client. True: something that waited will never be shown.
    boolean say(SessionPresence presence) {
        boolean overtakes = waiting != null;
        waiting = presence;
        return overtakes;
    }

    /// How long what was said last has to wait, 0 when it need not.
    long waitNs(long nowNs) {
        return window == null ? 0 : window.waitNs(nowNs);
    }

    /// Shows what was said last, when its time has come. False: nothing waits, or not yet.
    boolean show(long nowNs) {
        if (waiting == null || waitNs(nowNs) > 0) return false;
        if (window == null) window = new SlidingWindow(LIMIT);
        window.take(nowNs);
        shown = waiting;
        waiting = null;
        return true;
    }

    boolean waits() {
        return waiting != null;
    }
}
