package dev.guildhall.store;

/// The store did not do it, or nobody knows whether it did. Answer 503, acknowledge nothing.
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreUnavailable(String message) {
        super(message);
    }
}
