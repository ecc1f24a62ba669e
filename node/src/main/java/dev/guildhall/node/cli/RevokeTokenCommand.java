package dev.guildhall.node.cli;

import dev.guildhall.node.admin.AdminRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `admin revoke-token`: one token, or all of one user or bot, stop working everywhere.
final class RevokeTokenCommand implements Command {
    private final Terminal terminal;

    RevokeTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofAdmin("revoke-token", List.of(), Set.of("--user", "--token"), Set.of());
    }

    @Override
    public int run(Arguments arguments) {
        var exchange = new AdminExchange(arguments, terminal);
        exchange.ask(target(arguments));
        return exchange.print(Map.of("revoked", true), List.of("Revoked; what was logged in with it is logged out"));
    }

    private static AdminRequest target(Arguments arguments) {
        if (arguments.has("--user") == arguments.has("--token")) {
            throw arguments.wrong("one of --user ID and --token TOKEN must be given");
        }
        return IdReading.user(arguments, "--user")
                .<AdminRequest>map(AdminRequest.RevokeUser::new)
                .orElseGet(() -> new AdminRequest.RevokeToken(arguments.required("--token")));
    }
}
