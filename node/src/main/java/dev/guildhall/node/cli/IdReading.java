package dev.guildhall.node.cli;

import dev.guildhall.common.id.UserId;
import java.util.Optional;

/// Reads ids as people paste them: decimal digits.
final class IdReading {
    static final String AN_ID = "an id";

    private IdReading() {}

    static Optional<UserId> user(Arguments arguments, String option) {
        return arguments.value(option, AN_ID, text -> new UserId(Long.parseUnsignedLong(text)));
    }
}
