package dev.guildhall.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminClient;
import dev.guildhall.node.admin.AdminRequest;
import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.cli.Arguments;
import dev.guildhall.node.cli.Command;
import dev.guildhall.node.cli.NodeOptions;
import dev.guildhall.node.cli.Passwords;
import dev.guildhall.node.cli.Syntax;
import dev.guildhall.node.cli.Terminal;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// `demo`: two people and a bot meet in a guild of the running node and talk. Shows each event when it arrives, and
/// how long after the act that made it.
public final class DemoCommand implements Command {
    private static final String ANN = "ann";
    private static final String BEN = "ben";
    private static final String BOT = "bot";
    private static final List<String> ALL = List.of(ANN, BEN, BOT);
    private static final long HEARS_ALL = Intent.GUILDS.mask()
            | Intent.GUILD_MEMBERS.mask()
            | Intent.GUILD_MESSAGES.mask()
            | Intent.GUILD_MESSAGE_REACTIONS.mask()
            | Intent.GUILD_MESSAGE_TYPING.mask()
            | Intent.MESSAGE_CONTENT.mask();

    private final Terminal terminal;
    private final LongSupplier nowNs;

    /// @param nowNs monotonic
    public DemoCommand(Terminal terminal, LongSupplier nowNs) {
        this.terminal = terminal;
        this.nowNs = nowNs;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofNode("demo", List.of(), Set.of(), Set.of());
    }

    @Override
    public int run(Arguments arguments) throws InterruptedException {
        RunFile node = new NodeOptions(arguments, terminal).runningNode();
        AdminClient admin = new AdminClient(node);
        // Names are for ever, and the demo may run again.
        String suffix = Long.toString(nowNs.getAsLong() & Long.MAX_VALUE, Character.MAX_RADIX)
                .toLowerCase(Locale.ROOT);
        Timeline timeline = new Timeline(terminal.out(), nowNs);
        AdminAnswer.UserCreated ann = person(admin, "ann_" + suffix);
        AdminAnswer.UserCreated ben = person(admin, "ben_" + suffix);
        AdminAnswer.BotCreated bot = bot(admin, "bot_" + suffix);
        try (HttpClient http = HttpClient.newHttpClient();
                GatewayClient annHears = new GatewayClient(ANN, ann.token(), 0, nowNs, timeline::heard);
                GatewayClient benHears = new GatewayClient(BEN, ben.token(), 0, nowNs, timeline::heard);
                GatewayClient botHears = new GatewayClient(BOT, bot.token(), HEARS_ALL, nowNs, timeline::heard)) {
            timeline.act("Two people and a bot connect.", "READY", ALL, () -> {
                annHears.connect(http, node.port());
                benHears.connect(http, node.port());
                botHears.connect(http, node.port());
                return ALL;
            });
            Rest asAnn = new Rest(http, node.port(), ann.token());
            Rest asBen = new Rest(http, node.port(), ben.token());
            Rest asBot = new Rest(http, node.port(), "Bot " + bot.token());
            String guildId = meet(timeline, admin, bot, asAnn, asBen);
            talk(timeline, guildId, asAnn, asBen, asBot);
            timeline.act(
                    "Ann deletes the guild.",
                    "GUILD_DELETE",
                    ALL,
                    () -> asAnn.call("DELETE", "/guilds/" + guildId, null));
        }
        timeline.summarise();
        terminal.out().println("The accounts stay: " + ann.name() + ", " + ben.name() + ", " + bot.name() + ".");
        return 0;
    }

    private static AdminAnswer.UserCreated person(AdminClient admin, String name) {
        return (AdminAnswer.UserCreated) admin.ask(new AdminRequest.CreateUser(name, null, Passwords.random()));
    }

    private static AdminAnswer.BotCreated bot(AdminClient admin, String name) {
        return (AdminAnswer.BotCreated) admin.ask(new AdminRequest.CreateBot(name, null, true));
    }

    private static String meet(Timeline timeline, AdminClient admin, AdminAnswer.BotCreated bot, Rest asAnn, Rest asBen)
            throws InterruptedException {
        JsonNode guild = timeline.act(
                "Ann makes a guild.",
                "GUILD_CREATE",
                List.of(ANN),
                () -> asAnn.call("POST", "/guilds", "{\"name\":\"A meeting place\"}"));
        String guildId = guild.path("id").asText();
        String channelId = textChannel(asAnn, guildId);
        JsonNode invite = timeline.act(
                "Ann invites.",
                "INVITE_CREATE",
                List.of(ANN),
                () -> asAnn.call("POST", "/channels/" + channelId + "/invites", "{}"));
        timeline.act(
                "Ben joins.",
                "GUILD_CREATE",
                List.of(BEN),
                () -> asBen.call("POST", "/invites/" + invite.path("code").asText(), "{}"));
        timeline.act(
                "The bot is added.",
                "GUILD_CREATE",
                List.of(BOT),
                () -> admin.ask(new AdminRequest.AddBot(bot.id(), new GuildId(Long.parseUnsignedLong(guildId)), 0)));
        return guildId;
    }

    private static String textChannel(Rest rest, String guildId) throws InterruptedException {
        for (JsonNode channel : rest.call("GET", "/guilds/" + guildId + "/channels", null)) {
            if (channel.path("type").asInt() == 0) {
                return channel.path("id").asText();
            }
        }
        throw new IllegalStateException("a new guild has a text channel");
    }

    private static void talk(Timeline timeline, String guildId, Rest asAnn, Rest asBen, Rest asBot)
            throws InterruptedException {
        String messages = "/channels/" + textChannel(asAnn, guildId) + "/messages";
        timeline.act(
                "Ann types.",
                "TYPING_START",
                List.of(BEN, BOT),
                () -> asAnn.call("POST", messages.replace("/messages", "/typing"), null));
        String hello = say(timeline, "Ann writes.", asAnn, messages, "Hello, is anybody here?", null);
        String answer = say(timeline, "Ben replies.", asBen, messages, "I am. And somebody made of code.", hello);
        say(timeline, "The bot answers.", asBot, messages, "Beep.", answer);
        timeline.act(
                "Ben reacts.",
                "MESSAGE_REACTION_ADD",
                ALL,
                () -> asBen.call("PUT", messages + "/" + hello + "/reactions/%F0%9F%91%8B/@me", null));
        timeline.act(
                "Ann edits.",
                "MESSAGE_UPDATE",
                ALL,
                () -> asAnn.call("PATCH", messages + "/" + hello, "{\"content\":\"Hello, the three of us.\"}"));
        timeline.act(
                "Ben deletes what he wrote.",
                "MESSAGE_DELETE",
                ALL,
                () -> asBen.call("DELETE", messages + "/" + answer, null));
        timeline.act(
                "Ann makes a channel.",
                "CHANNEL_CREATE",
                ALL,
                () -> asAnn.call("POST", "/guilds/" + guildId + "/channels", "{\"name\":\"plans\"}"));
    }

    /// The id of the new message. `to` is the one that it answers, if any.
    private static String say(
            Timeline timeline, String says, Rest rest, String messages, String content, @Nullable String to)
            throws InterruptedException {
        String reference = to == null ? "" : ",\"message_reference\":{\"message_id\":\"" + to + "\"}";
        return timeline.act(
                        says,
                        "MESSAGE_CREATE",
                        ALL,
                        () -> rest.call("POST", messages, "{\"content\":\"" + content + "\"" + reference + "}"))
                .path("id")
                .asText();
    }
}
