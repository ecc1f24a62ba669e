package dev.guildhall.store.s3;

/// What the store of attachments has done since it was opened.
///
/// @param uploads puts that sent the bytes
/// @param copies puts of what was there, copied inside the store
/// @param leftBehind objects that gave way to a younger one and could not be deleted; the next put or
///     removal does it
/// @param refused calls that found no room to wait
/// @param overdue calls that waited too long for their turn
/// @param failures calls that the store failed
public record S3StoreStats(long uploads, long copies, long leftBehind, long refused, long overdue, long failures) {}
