package dev.guildhall.gateway.auth;

/// More passwords wait to be hashed than may wait. Answer 503.
public final class PasswordsBusy extends RuntimeException {
    public PasswordsBusy(Throwable cause) {
        super("too many passwords wait to be hashed", cause);
    }
}
