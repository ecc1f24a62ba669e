package dev.guildhall.acceptance.ledger;

import java.time.Duration;

/// The load as an [Outage] sees it: what it waits for before it ends.
public final class Load {
    /// Longer than anything takes that is not broken, on a busy machine too.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Progress progress;
    private final Answers sends;
    private final Answers reads;
    private final int sendsRefusedBefore;
    private final int readsRefusedBefore;

    Load(Progress progress, Answers sends, Answers reads) {
        this.progress = progress;
        this.sends = sends;
        this.reads = reads;
        this.sendsRefusedBefore = sends.unavailable();
        this.readsRefusedBefore = reads.unavailable();
    }

    /// The load goes on for so long.
    public void goesOnFor(Duration time) throws InterruptedException {
        progress.overWithin(time);
    }

    /// So many sends and as many reads were refused since the outage began.
    public void isRefused(int times) throws InterruptedException {
        sends.awaitUnavailable(sendsRefusedBefore + times, PATIENCE);
        reads.awaitUnavailable(readsRefusedBefore + times, PATIENCE);
    }

    /// So many further sends and as many reads succeeded.
    public void succeeds(int times) throws InterruptedException {
        int sent = sends.ok();
        int read = reads.ok();
        sends.awaitOk(sent + times, PATIENCE);
        reads.awaitOk(read + times, PATIENCE);
    }
}
