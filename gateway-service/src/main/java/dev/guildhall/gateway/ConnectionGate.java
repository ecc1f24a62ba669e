package dev.guildhall.gateway;

import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/// All connections of the port, up to a bound: past it a new one is closed before it cost anything.
final class ConnectionGate {
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final int connectionsMax;
    private final GatewayCounters counters;

    ConnectionGate(int connectionsMax, GatewayCounters counters) {
        this.connectionsMax = connectionsMax;
        this.counters = counters;
    }

    /// False: the connection was closed.
    boolean admit(Channel connection) {
        if (connections.size() >= connectionsMax) {
            counters.add(GatewayCounter.CONNECTIONS_REFUSED);
            connection.close();
            return false;
        }
        connections.add(connection);
        return true;
    }

    int size() {
        return connections.size();
    }

    void closeAll() {
        connections.close();
    }
}
