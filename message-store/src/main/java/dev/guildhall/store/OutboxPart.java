package dev.guildhall.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// A part of the outbox, read by one caller, one call at a time. Order holds within a part, and all commits of one
/// owner go into one.
public interface OutboxPart {
    /// For logs and figures: `slot 17`.
    String name();

    /// The oldest entries that were not taken, at most `max`, in the order of (epoch, number); empty when nothing
    /// waits. The same ones again until they are taken. Fails with [StoreUnavailable]; with [LeaseLost] when
    /// somebody else may own the part by now, who then reads what was not taken.
    CompletionStage<List<OutboxEntry>> read(int max);

    /// The bus has everything up to this entry. Written down about once a second: after a crash some entries come
    /// again.
    void taken(OutboxEntry last);
}
