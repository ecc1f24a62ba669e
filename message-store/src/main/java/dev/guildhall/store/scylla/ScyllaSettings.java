package dev.guildhall.store.scylla;

import java.time.Duration;

/// What the open store goes by.
///
/// @param lease how long a node's right to write lasts unless renewed: after a crash its owners are gone for so long
/// @param outboxBytesMax what of the outbox is kept in memory
/// @param marksEvery how often it is written down how far rows and outbox are
record ScyllaSettings(Duration lease, SlotJournal.Bounds bounds, long outboxBytesMax, Duration marksEvery) {}
