package dev.guildhall.owner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// When an owner crashed lately: how long to pause because of it, and when to give up. Survives the crashes.
final class Crashes {
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 16;

    private final long windowNs;
    private final int restartsMax;
    private final Duration pauseMin;
    /// Most owners never crash.
    private final Deque<Long> atNs = new ArrayDeque<>(1);

    Crashes(Duration window, int restartsMax, Duration pauseMin) {
        this.windowNs = window.toNanos();
        this.restartsMax = restartsMax;
        this.pauseMin = pauseMin;
    }

    void count(long nowNs) {
        atNs.addLast(nowNs);
        while (nowNs - atNs.getFirst() > windowNs) {
            atNs.removeFirst();
        }
    }

    /// Within the window that the last crash ended.
    int lately() {
        return atNs.size();
    }

    boolean tooMany() {
        return atNs.size() > restartsMax;
    }

    /// Before the store is asked again: none after one crash, then twice as long each time.
    Duration pause() {
        if (atNs.size() < 2) {
            return Duration.ZERO;
        }
        Duration pause = pauseMin.multipliedBy(1L << Math.min(atNs.size() - 2, DOUBLINGS_MAX));
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }
}
