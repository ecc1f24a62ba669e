package dev.guildhall.store.scylla;

import java.time.Duration;

/// What the open store goes by.
///
/// @param lease how long a node's right to write lasts unless renewed: after a crash its owners are gone for so long
record ScyllaSettings(Duration lease, SlotJournal.Bounds bounds) {}
