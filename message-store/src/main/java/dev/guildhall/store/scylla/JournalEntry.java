package dev.guildhall.store.scylla;

import dev.guildhall.store.Commit;

/// One commit as the journal has it.
///
/// @param firstUs the write time of its first row; each further row has the next microsecond
record JournalEntry(long seq, long firstUs, Commit commit) {}
