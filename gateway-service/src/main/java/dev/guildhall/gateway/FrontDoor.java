package dev.guildhall.gateway;

import dev.guildhall.gateway.socket.SocketContext;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parts the one port's two kinds of clients: upgrades become gateway sockets, everything else is a REST
/// request.
///
/// Discord's gateway answers at `/`; libraries append their query to whatever address they were given, so any
/// path outside `/api` will do.
final class FrontDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String API = "/api";

    private final Supplier<ChannelHandler> rest;
    private final SocketContext sockets;
    private boolean restAdded;

    FrontDoor(Supplier<ChannelHandler> rest, SocketContext sockets) {
        this.rest = rest;
        this.sockets = sockets;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        DecoderResult decoded = request.decoderResult();
        if (decoded.isFailure()) {
            refuse(context, broken(decoded.cause()));
        } else if (isUpgrade(request)) {
            Upgrade.of(request).perform(context, sockets);
        } else {
            toRest(context, request);
        }
    }

    private static boolean isUpgrade(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && !request.uri().startsWith(API);
    }

    private void toRest(ChannelHandlerContext context, FullHttpRequest request) {
        if (!restAdded) {
            restAdded = true;
            context.pipeline().addLast(rest.get());
        }
        context.fireChannelRead(request.retain());
    }

    private static HttpResponseStatus broken(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        if (cause instanceof TooLongHttpHeaderException) return HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        return HttpResponseStatus.BAD_REQUEST;
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        context.writeAndFlush(PlainAnswers.refusal(status, status.reasonPhrase()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// A connection that failed is of no use to anybody.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (!(fault instanceof IOException))
            LOG.error("connection {} fails", context.channel().id(), fault);
        context.close();
    }
}
