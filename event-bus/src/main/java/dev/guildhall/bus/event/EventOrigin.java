package dev.guildhall.bus.event;

/// Where an event comes from, which gives it its id: the same event has the same id however often it is sent.
public sealed interface EventOrigin {
    /// What stands in `id`: whoever reads drops what it has seen.
    String id();

    /// A change of a commit.
    ///
    /// @param owner `guild`, `user` or `channel` (a private one), a colon, the owner's id
    /// @param number of the owner's commit: of two events of one owner, the higher one is newer
    /// @param index of the change within the commit
    record Committed(String owner, long number, int index) implements EventOrigin {
        @Override
        public String id() {
            return owner + ":" + number + ":" + index;
        }
    }

    /// Something that nothing durable tells of.
    ///
    /// @param process a name of the process that nobody else has, nor had
    /// @param count of the process's own events
    /// @param atMs wall time
    record Observed(String process, long count, long atMs) implements EventOrigin {
        @Override
        public String id() {
            return process + ":" + count;
        }
    }
}
