package dev.guildhall.acceptance.ledger;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySocket;
import dev.guildhall.acceptance.client.Heard;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gets a receiver to the gateway and keeps its heart beating, however often the node is dead when it tries.
final class Dialer {
    private static final int TRIES_MAX = 200;
    private static final Duration HELLO_WITHIN = Duration.ofMinutes(1);

    private final HttpClient http;
    private final URI gateway;
    private final Account account;
    private final Gate gate;
    private final ScheduledExecutorService heart;

    Dialer(HttpClient http, URI gateway, Account account, Gate gate, ScheduledExecutorService heart) {
        this.http = http;
        this.gateway = gateway;
        this.account = account;
        this.gate = gate;
        this.heart = heart;
    }

    /// Something that fails with [IOException] while the node is dead.
    interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    /// Tries until it works, waiting for the node in between.
    <T> T patiently(Call<T> call) throws IOException, InterruptedException {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            gate.await();
            try {
                return call.run();
            } catch (IOException dead) {
                last = dead;
            }
        }
        throw last;
    }

    /// A socket that has said HELLO and was answered by RESUME where there is a session, by IDENTIFY where
    /// there is none.
    GatewaySocket dial(@Nullable SessionPoint session) throws IOException, InterruptedException {
        GatewaySocket socket = patiently(this::connect);
        if (session == null) {
            identify(socket);
        } else {
            socket.send(GatewayFrames.resume(account, session.id(), session.seq()));
        }
        return socket;
    }

    void identify(GatewaySocket socket) {
        socket.send(GatewayFrames.identifyPerson(account));
    }

    private GatewaySocket connect() throws IOException, InterruptedException {
        GatewaySocket socket = GatewaySocket.open(http, GatewayFrames.address(gateway));
        if (socket.poll(HELLO_WITHIN) instanceof Heard.Frame hello && hello.op() == Opcode.HELLO.code()) {
            beat(socket, hello.data().path("heartbeat_interval").asLong());
            return socket;
        }
        socket.close();
        throw new IOException("no HELLO");
    }

    /// Beats name no sequence: the server may only use it to free what a client has, and must not need it.
    /// Beats of a dead socket do nothing.
    private void beat(GatewaySocket socket, long intervalMs) {
        heart.scheduleAtFixedRate(
                () -> socket.send(GatewayFrames.heartbeat()), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }
}
