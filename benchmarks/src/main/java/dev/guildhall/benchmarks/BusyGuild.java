package dev.guildhall.benchmarks;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A node without rate limits, pinned to its core, with one guild, somebody who talks and a bot that listens on
/// as many sessions as a benchmark likes.
final class BusyGuild implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final NodeProcess node;
    private final Place place;
    private final Account speaker;
    private final Account bot;

    private BusyGuild(NodeProcess node) throws IOException, InterruptedException {
        this.node = node;
        Portal portal = new Portal(http, node.http());
        this.speaker = portal.register("speaker");
        this.place = Place.open(portal, speaker, "Busy");
        this.bot = portal.createBot(speaker, "listener");
        portal.addBot(speaker, bot, place.guildId(), 0);
    }

    static BusyGuild open(Path folder) throws IOException, InterruptedException {
        NodeProcess node = NodeProcess.start(folder, List.of("--no-rate-limits"), transport());
        Cores.pin(node.info().pid(), Cores.SUBJECT);
        Cores.pin(ProcessHandle.current().pid(), Cores.LOAD);
        return new BusyGuild(node);
    }

    /// `GUILDHALL_GATEWAY_TRANSPORT`, which compares one way to the kernel with another, is the node's too.
    private static Map<String, String> transport() {
        String name = "GUILDHALL_GATEWAY_TRANSPORT";
        String given = System.getenv(name);
        return given == null ? Map.of() : Map.of(name, given);
    }

    long pid() {
        return node.info().pid();
    }

    GatewayLoad listen(Path sink, int sessions) throws IOException, InterruptedException {
        return GatewayLoad.open(sink, node.info().port(), sessions, identify());
    }

    void say(String content) throws IOException, InterruptedException {
        place.say(speaker, content);
    }

    private String identify() {
        long intents = Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask() | Intent.MESSAGE_CONTENT.mask();
        return Json.encode(out -> Json.MAPPER.writeTree(
                        out,
                        Wire.object(
                                "op",
                                Opcode.IDENTIFY.code(),
                                "d",
                                Wire.object(
                                        "token",
                                        bot.token(),
                                        "intents",
                                        intents,
                                        "properties",
                                        Wire.object("os", "linux", "browser", "bench", "device", "bench")))))
                .toString();
    }

    @Override
    public void close() {
        node.close();
        http.close();
    }
}
