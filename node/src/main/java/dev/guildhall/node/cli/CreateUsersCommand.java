package dev.guildhall.node.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.common.id.UserId;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminAnswer.UserCreated;
import dev.guildhall.node.admin.AdminAnswer.UsersCreated;
import dev.guildhall.node.admin.AdminRequest;
import java.util.List;
import java.util.Set;

/// `admin create-users --count N`: accounts for load runs, printed while they are made.
final class CreateUsersCommand implements Command {
    private static final String PREFIX = "load";

    private final Terminal terminal;

    CreateUsersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofAdmin("create-users", List.of(), Set.of("--count", "--prefix"), Set.of());
    }

    @Override
    public int run(Arguments arguments) {
        arguments.required("--count");
        int left = arguments
                .value("--count", "a number of accounts", Integer::parseInt)
                .orElseThrow();
        if (left < 1) {
            throw arguments.wrong("--count must be 1 or more");
        }
        String prefix = arguments.value("--prefix").orElse(PREFIX);
        var exchange = new AdminExchange(arguments, terminal);
        while (left > 0) {
            int some = Math.min(left, AdminRequest.CreateUsers.COUNT_MAX);
            print(exchange, exchange.ask(new AdminRequest.CreateUsers(prefix, some)));
            left -= some;
        }
        return 0;
    }

    private static void print(AdminExchange exchange, AdminAnswer answer) {
        switch (answer) {
            case UsersCreated(List<UserCreated> users) ->
                users.forEach(user -> exchange.print(
                        new Account(user.id(), user.name(), user.token()), List.of(user.id() + " " + user.token())));
            case AdminAnswer other -> throw AdminExchange.unexpected(other);
        }
    }

    private record Account(
            @JsonProperty("id") UserId id,
            @JsonProperty("name") String name,
            @JsonProperty("token") String token) {}
}
