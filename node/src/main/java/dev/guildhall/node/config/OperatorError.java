package dev.guildhall.node.config;

/// Something the operator asked for cannot be done, and the operator can do something about it. The command
/// line prints the message as its only line and ends with [#exitStatus()]; it never prints a stack trace for
/// it.
public final class OperatorError extends RuntimeException {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final int exitStatus;

    private OperatorError(String message, int exitStatus) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /// The request was sound, the world was not: a taken port, a locked folder, no node to talk to. Exit status 1.
    public static OperatorError failure(String message) {
        return new OperatorError(message, FAILED);
    }

    /// The request itself was wrong: a bad option, an unknown setting. Exit status 2, as shells and option
    /// parsers have it.
    public static OperatorError misuse(String message) {
        return new OperatorError(message, MISUSED);
    }

    public int exitStatus() {
        return exitStatus;
    }
}
