package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// Somebody who may not join. `reason` is the audit-log reason that came with the ban.
public record Ban(UserId userId, @Nullable String reason) {}
