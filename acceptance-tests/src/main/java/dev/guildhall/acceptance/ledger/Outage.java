package dev.guildhall.acceptance.ledger;

import java.io.IOException;

/// Something that goes wrong under the node, with what it stands on. It is over when [#strike] returns.
@FunctionalInterface
public interface Outage {
    /// Called once, in the middle of the load, by the faults' thread.
    void strike(Load load) throws IOException, InterruptedException;
}
