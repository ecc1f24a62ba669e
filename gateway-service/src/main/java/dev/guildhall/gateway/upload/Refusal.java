package dev.guildhall.gateway.upload;

import dev.guildhall.common.protocol.ApiError;

/// Why a request with files is not received any further.
public final class Refusal extends Exception {
    private final ApiError error;

    Refusal(ApiError error) {
        super(error.message());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
