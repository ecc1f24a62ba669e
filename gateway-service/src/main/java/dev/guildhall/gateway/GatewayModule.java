package dev.guildhall.gateway;

import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.gateway.auth.Authenticator;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.session.RelayStats;
import dev.guildhall.gateway.session.Sessions;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import dev.guildhall.gateway.socket.OpenSockets;
import dev.guildhall.gateway.socket.SocketContext;
import dev.guildhall.gateway.socket.SocketLoops;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PrivateChannelRows;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;

/// A gateway: everything that clients touch over TCP. Started and closed by the node.
public final class GatewayModule implements AutoCloseable {
    private final GatewayServer server;
    private final Sessions sessions;
    private final OpenSockets sockets;
    private final GatewayCounters counters;
    private boolean closed;

    private GatewayModule(GatewayServer server, Sessions sessions, OpenSockets sockets, GatewayCounters counters) {
        this.server = server;
        this.sessions = sessions;
        this.sockets = sockets;
        this.counters = counters;
    }

    /// Starts the relay, the sessions and the port; serves when it returns. Throws `UncheckedIOException` when
    /// the port is taken.
    ///
    /// @param gate counts the IDENTIFYs of bots
    /// @param guilds with `accounts`: what op 8 is answered from
    /// @param personal what READY tells a person of their own
    /// @param privateChannels with `accounts`: what READY lists for people
    /// @param mentions what READY counts for people
    /// @param http what answers beside the sockets
    /// @param random for session ids: secure, and safe for several threads
    /// @param nowNs monotonic nanoseconds
    public static GatewayModule start(
            ActorSystem<?> system,
            GatewayConfig config,
            Owners owners,
            Authenticator authenticator,
            IdentifyGate gate,
            GuildRows guilds,
            AccountRows accounts,
            PersonalRows personal,
            PrivateChannelRows privateChannels,
            MentionRows mentions,
            HttpSurface http,
            RandomGenerator random,
            LongSupplier nowNs) {
        GatewayCounters counters = new GatewayCounters();
        Sessions sessions = Sessions.start(
                system,
                config.session(),
                owners,
                authenticator,
                gate,
                guilds,
                accounts,
                personal,
                privateChannels,
                mentions,
                counters,
                config.publicUrl(),
                random,
                nowNs);
        OpenSockets open = new OpenSockets();
        SocketContext sockets = new SocketContext(sessions, config.socket(), new SocketLoops(), open, counters, nowNs);
        return new GatewayModule(new GatewayServer(config, http, sockets), sessions, open, counters);
    }

    /// The port it listens on, also when the configuration asked for any.
    public int port() {
        return server.port();
    }

    /// Where owners on this node deliver to.
    public ActorRef<RelayMessage> relay() {
        return sessions.relay();
    }

    /// Sessions held, detached ones too.
    public int sessions() {
        return sessions.count();
    }

    /// Gateway sockets open now.
    public int sockets() {
        return sockets.count();
    }

    /// Connections open now, of all kinds.
    public int connections() {
        return server.connections();
    }

    /// What the relay held a moment ago.
    public RelayStats relayStats() {
        return sessions.relayStats();
    }

    public long counter(GatewayCounter counter) {
        return counters.value(counter);
    }

    /// RECONNECT to every gateway client, then the end; bounded by the configured drain time and a few seconds.
    /// Sessions end with their sockets; nobody can resume here any more. Once: again does nothing.
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        server.close();
        sessions.end();
    }
}
