package dev.guildhall.store;

/// Another node may own this by now. The actor stops without acknowledging.
public final class LeaseLost extends RuntimeException {
    public LeaseLost(String message) {
        super(message);
    }
}
