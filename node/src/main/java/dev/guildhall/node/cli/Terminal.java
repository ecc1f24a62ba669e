package dev.guildhall.node.cli;

import java.io.PrintStream;
import java.util.Map;

/// What a command sees of the world outside: where its lines go, and the environment it was called with.
///
/// @param out results, and nothing else, so that scripts can read them
/// @param err what went wrong, one line
/// @param environment the variables of the process
public record Terminal(PrintStream out, PrintStream err, Map<String, String> environment) {
    /// That of this process.
    public static Terminal ofThisProcess() {
        return new Terminal(System.out, System.err, System.getenv());
    }
}
