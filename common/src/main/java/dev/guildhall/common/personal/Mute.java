package dev.guildhall.common.personal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Until when something is silent. `windowSeconds` is what the user chose it by, -1 for "until I turn it on".
public record Mute(@Nullable Instant endsAt, int windowSeconds) {}
