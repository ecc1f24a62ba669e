package dev.guildhall.node.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.common.id.UserId;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminAnswer.UserCreated;
import dev.guildhall.node.admin.AdminRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `admin create-user NAME`: a person's account with a token to try things with.
final class CreateUserCommand implements Command {
    private final Terminal terminal;

    CreateUserCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofAdmin("create-user", List.of("NAME"), Set.of("--email", "--password"), Set.of());
    }

    @Override
    public int run(Arguments arguments) {
        var email = arguments.value("--email").orElse(null);
        var password = arguments.value("--password").orElseGet(Passwords::random);
        var exchange = new AdminExchange(arguments, terminal);
        return switch (exchange.ask(new AdminRequest.CreateUser(arguments.operand(0), email, password))) {
            case UserCreated user -> print(exchange, user, password);
            case AdminAnswer other -> throw AdminExchange.unexpected(other);
        };
    }

    private static int print(AdminExchange exchange, UserCreated user, String password) {
        return exchange.print(
                new Account(user.id(), user.name(), user.email(), password, user.token()),
                List.of(
                        "User      " + user.name(),
                        "Id        " + user.id().value(),
                        "E-mail    " + (user.email() == null ? "none" : user.email()),
                        "Password  " + password,
                        "Token     " + user.token()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Account(
            @JsonProperty("id") UserId id,
            @JsonProperty("name") String name,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("password") String password,
            @JsonProperty("token") String token) {}
}
