package dev.guildhall.node.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which words a command understands.
///
/// @param command its name as it is typed, such as `stop` or `admin create-bot`
/// @param operands names of what must follow without a dash, in order
/// @param valued options that take a value, as `--data DIR` or `--data=DIR`
/// @param flags options that stand alone
public record Syntax(String command, List<String> operands, Set<String> valued, Set<String> flags) {
    private static final Set<String> WHICH_NODE = Set.of("--data", "--config");

    public Syntax {
        operands = List.copyOf(operands);
        valued = Set.copyOf(valued);
        flags = Set.copyOf(flags);
    }

    /// A command that starts or finds a node: it understands, besides its own, the options that say which node
    /// is meant.
    public static Syntax ofNode(String command, List<String> operands, Set<String> valued, Set<String> flags) {
        return new Syntax(command, operands, union(valued, WHICH_NODE), flags);
    }

    /// One of the admin commands: it can also answer in JSON.
    static Syntax ofAdmin(String command, List<String> operands, Set<String> valued, Set<String> flags) {
        return ofNode("admin " + command, operands, valued, union(flags, Set.of("--json")));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
