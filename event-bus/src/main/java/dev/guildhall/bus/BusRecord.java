package dev.guildhall.bus;

import dev.guildhall.common.bytes.Bytes;

/// One record, as it is handed over and as it is read.
///
/// @param key a snowflake, or 0: records of one topic and key keep their order
/// @param value UTF-8 JSON, one of the events of `docs/events`
public record BusRecord(Topic topic, long key, Bytes value) {}
