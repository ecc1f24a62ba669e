package dev.guildhall.node.cli;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.node.admin.AdminRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `admin add-bot --bot ID --guild ID`: what a guild's owner does on a consent page, done by the operator.
final class AddBotCommand implements Command {
    private final Terminal terminal;

    AddBotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofAdmin("add-bot", List.of(), Set.of("--bot", "--guild", "--permissions"), Set.of());
    }

    @Override
    public int run(Arguments arguments) {
        var bot = IdReading.user(arguments, "--bot").orElseThrow(() -> arguments.wrong("--bot ID is missing"));
        var guild = arguments
                .value("--guild", IdReading.AN_ID, text -> new GuildId(Long.parseUnsignedLong(text)))
                .orElseThrow(() -> arguments.wrong("--guild ID is missing"));
        var permissions =
                arguments.value("--permissions", "a number", Long::valueOf).orElse(0L);
        var exchange = new AdminExchange(arguments, terminal);
        exchange.ask(new AdminRequest.AddBot(bot, guild, permissions));
        return exchange.print(
                Map.of("bot_id", bot, "guild_id", guild), List.of("Bot " + bot + " is a member of guild " + guild));
    }
}
