package dev.guildhall.store.scylla;

/// A place in what a slot's journals have, one after the other.
///
/// @param seq of an entry; 0 is before the first of its epoch
record Place(long epoch, long seq) {
    boolean isBefore(Place other) {
        return epoch < other.epoch || (epoch == other.epoch && seq < other.seq);
    }

    Place next() {
        return new Place(epoch, seq + 1);
    }

    Place before() {
        return new Place(epoch, seq - 1);
    }

    /// Where the journal of the next epoch begins.
    Place nextEpoch() {
        return new Place(epoch + 1, 1);
    }
}
