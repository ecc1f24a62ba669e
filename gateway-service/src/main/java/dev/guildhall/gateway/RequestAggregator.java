package dev.guildhall.gateway;

import dev.guildhall.common.protocol.ApiError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.util.concurrent.TimeUnit;

/// Puts requests together up to a bound. Past it the answer is 413 and the end: the rest of the body is read
/// only to be thrown away.
final class RequestAggregator extends HttpObjectAggregator {
    /// For the client to read the answer while it still sends. Closing at once with its bytes unread would make
    /// the system reset the connection, and the answer would be lost on its way.
    private static final long LINGER_SECONDS = 2;

    RequestAggregator(int contentBytesMax) {
        super(contentBytesMax, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        Channel connection = context.channel();
        context.writeAndFlush(PlainAnswers.refusal(ApiError.ENTITY_TOO_LARGE)).addListener(written -> {
            if (written.isSuccess() && connection instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
                context.executor().schedule(() -> connection.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            } else {
                connection.close();
            }
        });
    }
}
