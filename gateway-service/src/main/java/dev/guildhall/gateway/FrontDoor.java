package dev.guildhall.gateway;

import dev.guildhall.gateway.attachment.Downloads;
import dev.guildhall.gateway.socket.SocketContext;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
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

/// Parts the one port's kinds of clients: upgrades become gateway sockets, addresses of attachments are answered
/// with files, whoever asks for the node's health gets it here, everything else is a REST request.
///
/// Discord's gateway answers at `/`; libraries append their query to whatever address they were given, so any
/// path outside `/api` will do.
final class FrontDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String API = "/api";

    private static final String REST = "rest";
    private static final String FILES = "files";

    private final HttpSurface http;
    private final HealthAnswers health;
    private final SocketContext sockets;

    FrontDoor(HttpSurface http, SocketContext sockets) {
        this.http = http;
        this.health = new HealthAnswers(http.readiness());
        this.sockets = sockets;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        DecoderResult decoded = request.decoderResult();
        if (decoded.isFailure()) {
            refuse(context, broken(decoded.cause()));
        } else if (isUpgrade(request)) {
            Upgrade.of(request).perform(context, sockets);
        } else if (HealthAnswers.concerns(request.uri())) {
            context.writeAndFlush(health.to(request)).addListener(ChannelFutureListener.CLOSE);
        } else {
            boolean file = Downloads.concerns(request.uri());
            answered(context, request, file ? FILES : REST, file ? http.files() : http.rest());
        }
    }

    private static boolean isUpgrade(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && !request.uri().startsWith(API);
    }

    /// A connection usually asks for one kind only; a browser's may ask for both in turn.
    private static void answered(
            ChannelHandlerContext context, FullHttpRequest request, String name, Supplier<ChannelHandler> handler) {
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get(name) == null) {
            String other = name.equals(REST) ? FILES : REST;
            if (pipeline.get(other) != null) {
                pipeline.remove(other);
            }
            pipeline.addLast(name, handler.get());
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
