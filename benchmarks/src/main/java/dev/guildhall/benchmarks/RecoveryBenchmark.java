package dev.guildhall.benchmarks;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.session.SessionMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;

/// How soon is all well again when an actor has crashed on a node that lives? In one JVM over the embedded
/// store, client included; each crash is the first of its actor for a long while.
///
/// A guild's actor crashes in a decision; back is the answer, durable, to a command sent right behind the one
/// that crashed it. A listener is attached, and hears of that message, too. A session's actor crashes while it
/// attaches to a guild that its user joined; back is the GUILD_CREATE of that attaching, on the same socket,
/// which only the actor's next life can have asked for.
///
/// Crashes are not warmed up: on a node that serves well, each one is the first. Their stack traces go to
/// standard error, as a node's do.
final class RecoveryBenchmark implements Question {
    private static final int CRASHES = 30;
    private static final double GUILD_GOAL_MS = 200;
    private static final double SESSION_GOAL_MS = 50;

    @Override
    public void ask(Workshop workshop) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient();
                CrashingCell cell = new CrashingCell(workshop.folder().resolve("recovery"))) {
            LargeGuild guild = LargeGuild.found(cell);
            RecoveryTimes guilds = guildCrashes(http, cell, guild);
            RecoveryTimes sessions = sessionCrashes(http, cell, guild);
            System.out.println(guilds.report("guild of 1,000 members, 50 channels, 20,000 messages", GUILD_GOAL_MS));
            System.out.println(sessions.report("session of a bot in that guild", SESSION_GOAL_MS));
        }
    }

    private static RecoveryTimes guildCrashes(HttpClient http, CrashingCell cell, LargeGuild guild)
            throws IOException, InterruptedException {
        RecoveryTimes times = new RecoveryTimes();
        try (GatewaySession listener = listen(http, cell)) {
            for (int crash = 0; crash < CRASHES; crash++) {
                cell.forgetCrashes();
                cell.guildCrash.arm();
                CompletableFuture<GuildReply> culprit = guild.send();
                CompletableFuture<GuildReply> next = guild.send();
                LargeGuild.done(next);
                times.add(cell.guildCrash.msSince());
                if (!culprit.join().equals(GuildReply.refused(ApiError.INTERNAL_SERVER_ERROR))) {
                    throw new IllegalStateException("not crashed: " + culprit.join());
                }
                listener.await(EventType.MESSAGE_CREATE);
            }
            listener.goodbye(WebSocket.NORMAL_CLOSURE);
        }
        return times;
    }

    /// A session lives for one crash: its supervisor allows for ten a minute.
    private static RecoveryTimes sessionCrashes(HttpClient http, CrashingCell cell, LargeGuild guild)
            throws IOException, InterruptedException {
        RecoveryTimes times = new RecoveryTimes();
        for (int crash = 0; crash < CRASHES; crash++) {
            try (GatewaySession client = listen(http, cell)) {
                ActorRef<SessionMessage> session = cell.lastSession();
                session.tell(new SessionMessage.GuildLeft(guild.id()));
                cell.sessionCrash.arm();
                session.tell(new SessionMessage.GuildJoined(guild.id()));
                client.await(EventType.GUILD_CREATE);
                times.add(cell.sessionCrash.msSince());
                client.goodbye(WebSocket.NORMAL_CLOSURE);
            }
        }
        return times;
    }

    private static GatewaySession listen(HttpClient http, CrashingCell cell) throws IOException, InterruptedException {
        URI address = GatewayFrames.address(URI.create("ws://127.0.0.1:" + cell.port()));
        GatewaySession session = GatewaySession.open(http, address);
        session.awaitOp(Opcode.HELLO);
        session.send(GatewayFrames.identifyBot(
                new Account(CrashingCell.LISTENER.toString(), "listener", "any", true),
                Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask()));
        session.await(EventType.GUILD_CREATE);
        return session;
    }
}
