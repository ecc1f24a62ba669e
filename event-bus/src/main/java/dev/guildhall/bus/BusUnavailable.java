package dev.guildhall.bus;

/// The bus did not take what was handed over, or nobody knows whether it did: hand the same over again. Whoever
/// reads drops by the event's id what comes twice.
public final class BusUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusUnavailable(String message) {
        super(message);
    }

    public BusUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
