package dev.guildhall.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.concurrent.TimeUnit;

/// An answer to a client that may still be sending, and the end.
final class LastAnswer {
    /// For the client to read the answer while it still sends. Closing at once with its bytes unread would
    /// make the system reset the connection, and the answer would be lost on its way.
    private static final long LINGER_SECONDS = 2;

    private LastAnswer() {}

    static void send(ChannelHandlerContext context, FullHttpResponse answer) {
        Channel connection = context.channel();
        context.writeAndFlush(answer).addListener(written -> {
            if (written.isSuccess() && connection instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
                context.executor().schedule(() -> connection.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            } else {
                connection.close();
            }
        });
    }
}
