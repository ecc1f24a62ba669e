package dev.guildhall.gateway;

import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.gateway.socket.SocketContext;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The listening port: one for REST and gateway sockets.
final class GatewayServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final Duration LOOP_STOP_TIMEOUT = Duration.ofSeconds(2);

    private final GatewayConfig config;
    private final HttpSurface surface;
    private final SocketContext sockets;
    private final ConnectionGate gate;
    private final Transport transport;
    private final EventLoopGroup acceptor;
    private final EventLoopGroup workers;
    private final Channel listener;

    /// Binds, or throws [UncheckedIOException] with the reason.
    GatewayServer(GatewayConfig config, HttpSurface surface, SocketContext sockets) {
        this.config = config;
        this.surface = surface;
        this.sockets = sockets;
        this.gate = new ConnectionGate(config.connectionsMax(), sockets.counters());
        this.transport = config.transport();
        this.acceptor = transport.loops(1);
        this.workers = transport.loops(config.eventLoopCount());
        this.listener = bind();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    int connections() {
        return gate.size();
    }

    private Channel bind() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptor, workers)
                .channel(transport.listener())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connected(connection);
                    }
                });
        var bound = bootstrap.bind(config.host(), config.port()).awaitUninterruptibly();
        if (bound.isSuccess()) return bound.channel();
        stopLoops();
        String where = config.host() + ":" + config.port();
        throw new UncheckedIOException(new IOException("cannot listen on " + where, bound.cause()));
    }

    private void connected(Channel connection) {
        if (!gate.admit(connection)) return;
        HttpBounds http = config.http();
        HttpDecoderConfig decoder = new HttpDecoderConfig()
                .setMaxInitialLineLength(http.initialLineBytesMax())
                .setMaxHeaderSize(http.headersBytesMax());
        connection
                .pipeline()
                .addLast(
                        new HttpServerCodec(decoder),
                        new UploadReceiver(surface.uploads(), surface.gate()),
                        new RequestAggregator(http.contentBytesMax()),
                        new HttpTurns(http, sockets.counters()),
                        new FrontDoor(surface, sockets));
    }

    /// No new connections; gateway clients are told to come back elsewhere and then closed; at the end of the
    /// drain time whatever is left is cut.
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        sockets.sockets().reconnectAll();
        sockets.sockets().closeAll(CloseCode.GOING_AWAY);
        awaitSocketsGone();
        gate.closeAll();
        stopLoops();
    }

    /// Clients answer our close frame within a round trip; those that do not are not waited for longer than the
    /// drain time.
    private void awaitSocketsGone() {
        sockets.sockets().awaitEmpty(config.drainTimeout());
    }

    private void stopLoops() {
        long timeoutMs = LOOP_STOP_TIMEOUT.toMillis();
        acceptor.shutdownGracefully(0, timeoutMs, TimeUnit.MILLISECONDS);
        workers.shutdownGracefully(0, timeoutMs, TimeUnit.MILLISECONDS).awaitUninterruptibly(timeoutMs);
    }
}
