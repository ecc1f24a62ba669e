package dev.guildhall.node.cli;

/// One thing that the command line can do.
public interface Command {
    Syntax syntax();

    /// Does it and returns the exit status. Fails with [OperatorError] when it cannot be done; anything else
    /// that is thrown is a defect and ends with its stack trace.
    int run(Arguments arguments) throws Exception;
}
