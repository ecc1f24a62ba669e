package dev.guildhall.store;

/// The store could not be opened. The message is one sentence for the person who started the process: what is
/// wrong, and where.
public final class StoreNotOpened extends RuntimeException {
    public StoreNotOpened(String message) {
        super(message);
    }

    public StoreNotOpened(String message, Throwable cause) {
        super(message, cause);
    }
}
