package dev.guildhall.node.cli;

import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminClient;
import dev.guildhall.node.admin.AdminJson;
import dev.guildhall.node.admin.AdminRequest;
import java.util.List;

/// One question to the running node, and the printing of what came back.
final class AdminExchange {
    private final Arguments arguments;
    private final Terminal terminal;

    AdminExchange(Arguments arguments, Terminal terminal) {
        this.arguments = arguments;
        this.terminal = terminal;
    }

    /// Fails with [OperatorError] if no node runs or it refuses.
    AdminAnswer ask(AdminRequest request) {
        return new AdminClient(new NodeOptions(arguments, terminal).runningNode()).ask(request);
    }

    /// With `--json` one object on one line, else the lines for people.
    int print(Object forScripts, List<String> forPeople) {
        if (arguments.has("--json")) {
            terminal.out().println(AdminJson.line(forScripts));
        } else {
            forPeople.forEach(terminal.out()::println);
        }
        return 0;
    }

    /// A node answers each request with the one case that fits it, so another is a defect of the node.
    static IllegalStateException unexpected(AdminAnswer answer) {
        return new IllegalStateException(
                "The node answered with " + answer.getClass().getSimpleName());
    }
}
