package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.gateway.auth.Identity;
import org.jspecify.annotations.Nullable;

/// Who may call a route.
enum Access {
    /// Anybody. A token that is sent along is read for its rate limits.
    PUBLIC,
    ANY_ACCOUNT,
    PEOPLE,
    BOTS;

    /// Why `caller` (null: no valid token) may not; null when it may.
    @Nullable
    ApiError refusal(@Nullable Identity caller) {
        if (this == PUBLIC) {
            return null;
        }
        if (caller == null) {
            return ApiError.UNAUTHORIZED;
        }
        return switch (this) {
            case PEOPLE -> caller.bot() ? ApiError.BOTS_NOT_ALLOWED : null;
            case BOTS -> caller.bot() ? null : ApiError.ONLY_BOTS_ALLOWED;
            case PUBLIC, ANY_ACCOUNT -> null;
        };
    }
}
