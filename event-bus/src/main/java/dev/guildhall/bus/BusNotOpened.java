package dev.guildhall.bus;

/// The embedded bus could not be opened. The message is one sentence for the person who started the process:
/// what is wrong, and where.
public final class BusNotOpened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusNotOpened(String message) {
        super(message);
    }

    public BusNotOpened(String message, Throwable cause) {
        super(message, cause);
    }
}
