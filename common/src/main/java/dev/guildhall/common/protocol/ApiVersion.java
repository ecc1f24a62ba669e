package dev.guildhall.common.protocol;

import java.util.Optional;

/// Versions of the protocol that we speak, the same for REST and gateway. Source: docs, "Reference", API
/// versioning.
public enum ApiVersion {
    /// Still available. An edit's `attachments` names what is kept; absent files go.
    V9(9),

    /// The current one. An edit's `attachments` must also name the files that are new.
    V10(10);

    private final int number;

    ApiVersion(int number) {
        this.number = number;
    }

    /// The number in `/api/v10` and `?v=10`.
    public int number() {
        return number;
    }

    /// What `/api` without a version means here. Discord answers with its retired version 6, which no library asks for.
    public static ApiVersion unversioned() {
        return V10;
    }

    /// The version of a gateway address's `v` or a path's `v10` without its letter; empty when we do not speak
    /// it, then [CloseCode#INVALID_API_VERSION] or [ApiError#INVALID_API_VERSION].
    public static Optional<ApiVersion> of(String number) {
        return switch (number) {
            case "9" -> Optional.of(V9);
            case "10" -> Optional.of(V10);
            default -> Optional.empty();
        };
    }
}
