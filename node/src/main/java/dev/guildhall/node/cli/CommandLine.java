package dev.guildhall.node.cli;

import dev.guildhall.node.config.OperatorError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the command that is meant and carries it out. What all commands share is here: help from one page a
/// command, one line for whatever goes wrong, and the exit status (0 done, 1 not possible now, 2 asked
/// wrongly).
public final class CommandLine {
    private static final int DONE = 0;

    private final Terminal terminal;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /// Knows the commands that talk to a running node. [#with] adds those that live beside the node itself.
    public CommandLine(Terminal terminal) {
        this.terminal = terminal;
        with(new StopCommand(terminal));
        with(new StatusCommand(terminal));
        with(new CreateUserCommand(terminal));
        with(new CreateUsersCommand(terminal));
        with(new CreateBotCommand(terminal));
        with(new AddBotCommand(terminal));
        with(new RevokeTokenCommand(terminal));
    }

    /// Adds one command, under the name that its syntax has.
    public CommandLine with(Command command) {
        commands.put(command.syntax().command(), command);
        return this;
    }

    /// Carries out one command and returns the exit status for the process.
    public int run(String... words) throws Exception {
        if (words.length == 0 || HelpPages.isAskedFor(words)) {
            terminal.out().print(HelpPages.pageFor(words));
            return DONE;
        }
        try {
            return run(List.of(words));
        } catch (OperatorError error) {
            terminal.err()
                    .println("guildhall: "
                            + String.valueOf(error.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "));
            return error.exitStatus();
        }
    }

    /// For the test that holds the commands against the help pages.
    Iterable<Command> commands() {
        return commands.values();
    }

    private int run(List<String> words) throws Exception {
        var nameLength = words.getFirst().equals("admin") ? 2 : 1;
        var name = String.join(" ", words.subList(0, Math.min(nameLength, words.size())));
        var command = commands.get(name);
        if (command == null) {
            throw OperatorError.misuse("there is no command \"" + name + "\" (./guildhall "
                    + (nameLength == 2 ? "admin --help" : "help") + " lists them)");
        }
        return command.run(Arguments.parse(command.syntax(), words.subList(nameLength, words.size())));
    }
}
