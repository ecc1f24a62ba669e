package dev.guildhall.store;

import java.util.List;

/// What was committed, for the bus: each commit with a change that others hear of ([Outgoing]) stays here until
/// the bus has it. Commits are found here if and only if they are durable, after a crash too, whoever owns their
/// part by then.
///
/// Bounded by the disk alone: a bus that is gone costs space, never a commit.
public interface Outbox {
    /// Parts that this node owns and that hold something that was not taken. Cheap: asked often.
    List<OutboxPart> waiting();

    /// Runs `listener`, on the store's thread and without arguments, whenever a part may have become one that
    /// waits: a hint, which spares asking in vain. One listener.
    void onNews(Runnable listener);
}
