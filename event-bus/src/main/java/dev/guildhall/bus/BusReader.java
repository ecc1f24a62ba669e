package dev.guildhall.bus;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// Whoever reads as a member of a group.
@FunctionalInterface
public interface BusReader {
    /// Records of one partition, in order, never empty. The next of the partition come once the stage is
    /// complete, and only then does the group's offset move behind these. A failure brings the same ones again
    /// after a pause. Called on the adapter's thread: whatever takes long goes elsewhere.
    CompletionStage<Void> read(List<Delivered> records);
}
