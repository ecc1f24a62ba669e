package dev.guildhall.node.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.common.id.UserId;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminAnswer.BotCreated;
import dev.guildhall.node.admin.AdminRequest;
import java.util.List;
import java.util.Set;

/// `admin create-bot NAME`: an application with its bot. The last line is the token alone, so that `tail -n 1` is a
/// bot's log-in.
final class CreateBotCommand implements Command {
    private final Terminal terminal;

    CreateBotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofAdmin("create-bot", List.of("NAME"), Set.of("--owner"), Set.of("--no-privileged-intents"));
    }

    @Override
    public int run(Arguments arguments) {
        var owner = IdReading.user(arguments, "--owner").orElse(null);
        var privilegedIntents = !arguments.has("--no-privileged-intents");
        var exchange = new AdminExchange(arguments, terminal);
        return switch (exchange.ask(new AdminRequest.CreateBot(arguments.operand(0), owner, privilegedIntents))) {
            case BotCreated bot -> print(exchange, bot);
            case AdminAnswer other -> throw AdminExchange.unexpected(other);
        };
    }

    private static int print(AdminExchange exchange, BotCreated bot) {
        var id = bot.id().value();
        return exchange.print(
                new Bot(bot.id(), bot.id(), bot.name(), bot.token()),
                List.of(
                        "Bot    " + bot.name(),
                        "Id     " + id + " (the application's id is the same)",
                        "Next   ./guildhall admin add-bot --bot " + id + " --guild GUILD_ID",
                        "Token, shown only now:",
                        bot.token()));
    }

    private record Bot(
            @JsonProperty("id") UserId id,
            @JsonProperty("application_id") UserId applicationId,
            @JsonProperty("name") String name,
            @JsonProperty("token") String token) {}
}
