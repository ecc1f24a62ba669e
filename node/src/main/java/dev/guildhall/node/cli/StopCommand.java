package dev.guildhall.node.cli;

import dev.guildhall.node.config.OperatorError;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `stop`: asks the node to end (SIGTERM) and waits until its process is gone.
final class StopCommand implements Command {
    /// Closing the store flushes what it holds in memory: a second or two, more on a slow disk.
    private static final int WAIT_S = 30;

    private final Terminal terminal;

    StopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofNode("stop", List.of(), Set.of(), Set.of());
    }

    @Override
    public int run(Arguments arguments) {
        var node = new NodeOptions(arguments, terminal);
        var running = node.runningNode();
        running.process().ifPresent(StopCommand::end);
        terminal.out().println("Stopped the node with process id " + running.pid() + " on " + node.dataFolder());
        return 0;
    }

    private static void end(ProcessHandle process) {
        if (!process.destroy()) {
            throw OperatorError.failure(
                    "No permission to end process " + process.pid() + "; it belongs to another user");
        }
        try {
            process.onExit().get(WAIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw OperatorError.failure("The node with process id " + process.pid() + " has not ended within " + WAIT_S
                    + " s; its log says what it waits for, and kill -9 " + process.pid()
                    + " loses nothing acknowledged");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperatorError.failure(
                    "Interrupted while the node with process id " + process.pid() + " was stopping");
        }
    }
}
