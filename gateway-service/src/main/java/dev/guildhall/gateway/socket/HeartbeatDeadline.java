package dev.guildhall.gateway.socket;

/// When a silent client counts as gone. Each beat moves the deadline to the beat's time plus 1.5 intervals, so
/// silence is noticed exactly then; a check that runs once per interval could take two of them.
///
/// One timer per socket that finds the deadline moved sleeps on for the rest, instead of one cancelled timer
/// per beat.
final class HeartbeatDeadline {
    private final long silenceMaxNs;
    private long beatNs;

    HeartbeatDeadline(long silenceMaxNs, long nowNs) {
        this.silenceMaxNs = silenceMaxNs;
        this.beatNs = nowNs;
    }

    void beat(long nowNs) {
        beatNs = nowNs;
    }

    /// Time until the client counts as gone; 0 or less: it does now.
    long remainingNs(long nowNs) {
        return beatNs + silenceMaxNs - nowNs;
    }
}
