package dev.guildhall.store.disk;

/// What the folder of attachments has done since it was opened.
///
/// @param puts contents that were stored, or made young again
/// @param refused calls that found no room to wait
/// @param failures calls that the disk failed
public record DiskStoreStats(long puts, long refused, long failures) {}
