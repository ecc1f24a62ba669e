package dev.guildhall.bus.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// An event as it is read.
///
/// @param id the same whenever the event comes again
/// @param version of its writer; fields of later versions are there, too
/// @param owner as in [EventOrigin.Committed]; null when nothing durable tells of it
/// @param number of the owner's commit; 0 when nothing durable tells of it
/// @param data the kind's own fields
public record Event(
        String id, EventKind kind, int version, @Nullable String owner, long number, JsonNode data) {}
