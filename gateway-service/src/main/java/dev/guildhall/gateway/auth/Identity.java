package dev.guildhall.gateway.auth;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;

/// Whose token it is, and which log-in it names.
public record Identity(UserId userId, AuthSessionId authSessionId, boolean bot) {}
