package dev.guildhall.store.scylla;

import dev.guildhall.store.OwnerId;

/// The part of all owners that an owner belongs to: what is leased, and what has a journal.
record Slot(int number) {
    /// Of each kind of owner; a power of two.
    private static final int OF_KIND = 1_024;

    static Slot of(OwnerId owner) {
        return new Slot((kind(owner) - 1) * OF_KIND + (int) (mix(owner.number()) & (OF_KIND - 1)));
    }

    /// In keys: it never changes.
    static byte kind(OwnerId owner) {
        return switch (owner) {
            case OwnerId.OfGuild _ -> 1;
            case OwnerId.OfUser _ -> 2;
            case OwnerId.OfPrivateChannel _ -> 3;
        };
    }

    /// Ids of one moment differ in few bits.
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
