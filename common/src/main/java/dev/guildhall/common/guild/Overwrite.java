package dev.guildhall.common.guild;

import dev.guildhall.common.protocol.OverwriteType;

/// What one channel changes for one role or one member. `id` is a role id or a user id, as `type` says.
public record Overwrite(long id, OverwriteType type, long allow, long deny) {}
