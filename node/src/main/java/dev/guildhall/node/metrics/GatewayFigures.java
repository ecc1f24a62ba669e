package dev.guildhall.node.metrics;

import dev.guildhall.gateway.GatewayModule;
import dev.guildhall.gateway.session.RelayStats;
import dev.guildhall.gateway.socket.GatewayCounter;

/// The gateway's sockets, sessions and relay.
public record GatewayFigures(GatewayModule gateway) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        for (GatewayCounter counter : GatewayCounter.values()) {
            figures.count(metric(counter), gateway.counter(counter));
        }
        figures.gauge(Metric.HTTP_CONNECTIONS, gateway.connections());
        figures.gauge(Metric.GATEWAY_SOCKETS, gateway.sockets());
        figures.gauge(Metric.GATEWAY_SESSIONS, gateway.sessions());
        RelayStats relay = gateway.relayStats();
        figures.gauge(Metric.RELAY_LOG_BYTES, relay.logBytes());
        figures.gauge(Metric.RELAY_LOG_ENTRIES, relay.logEntries());
        figures.gauge(Metric.RELAY_LOG_OWNERS, relay.logOwners());
        figures.gauge(Metric.RELAY_GUILDS, relay.guilds());
    }

    /// By its name: each counter of the gateway is a metric, and a test holds that.
    static Metric metric(GatewayCounter counter) {
        return Metric.valueOf("GATEWAY_" + counter.name());
    }
}
