package dev.guildhall.gateway;

import com.typesafe.config.Config;
import dev.guildhall.gateway.session.SessionBounds;
import dev.guildhall.gateway.socket.SocketBounds;
import java.time.Duration;

/// Everything that can be set about a gateway, read once at its start.
///
/// @param host address to listen on
/// @param port 0 takes any free one
/// @param publicUrl `resume_gateway_url` of READY; empty: the host that the client came by
/// @param transport how event loops talk to the kernel
/// @param eventLoops threads for sockets; 0: one for each processor
/// @param connectionsMax connections of all kinds at a time; more are closed at once
/// @param drainTimeout from RECONNECT to the end, when the gateway stops
public record GatewayConfig(
        String host,
        int port,
        String publicUrl,
        Transport transport,
        int eventLoops,
        int connectionsMax,
        Duration drainTimeout,
        HttpBounds http,
        SocketBounds socket,
        SessionBounds session) {
    private static final int PORT_MAX = 65535;

    public GatewayConfig {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("guildhall.gateway.port is " + port + ", must be 0 to " + PORT_MAX);
        }
        if (session.replayPartBytes() > socket.outboxBytesMax() / 2) {
            throw new IllegalArgumentException("guildhall.gateway.replay-part-bytes is more than half of"
                    + " outbox-bytes-max, so a replay would close its own socket: lower it");
        }
    }

    /// @param config the whole configuration, with `guildhall.gateway`
    public static GatewayConfig from(Config config) {
        Config gateway = config.getConfig("guildhall.gateway");
        return new GatewayConfig(
                gateway.getString("host"),
                gateway.getInt("port"),
                gateway.getString("public-url"),
                Transport.of(gateway.getString("transport")),
                gateway.getInt("event-loops"),
                gateway.getInt("connections-max"),
                gateway.getDuration("drain-timeout"),
                HttpBounds.from(gateway.getConfig("http")),
                SocketBounds.from(gateway),
                SessionBounds.from(gateway));
    }

    int eventLoopCount() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }
}
