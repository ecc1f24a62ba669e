package dev.guildhall.acceptance.ledger;

/// What "nothing is lost" means, in the four parts that this run can see.
public enum Invariant {
    /// Each acknowledged send is in history exactly once, same id, same text; one of unknown outcome at most once.
    I1_DURABLE,
    /// Nothing in history that was never sent, nothing that was refused for good.
    I2_NO_GHOSTS,
    /// History sorted by id; a session sees a channel's messages in id order; a sender's later message has the
    /// greater id.
    I3_ORDER,
    /// A session that stayed or resumed gets each message exactly once under contiguous numbers; where RESUME
    /// was refused, history closes the gap; nothing is delivered that history does not hold.
    I4_DELIVERY
}
