package dev.guildhall.common.guild;

import dev.guildhall.common.id.MessageId;
import java.time.Instant;

/// A pinned message of a channel. `pinnedAt` is a whole millisecond, each one of a channel its own: clients
/// page by it, and those that keep times in milliseconds must not lose a pin between two pages.
public record Pin(MessageId messageId, Instant pinnedAt) {}
