package dev.guildhall.gateway.rest;

import dev.guildhall.common.json.Json;
import dev.guildhall.gateway.upload.Upload;
import dev.guildhall.gateway.upload.UploadRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One client connection: turns requests into what [Dispatch] takes, and its answers into responses.
final class RestConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
    /// JDA takes a 429 without this header for a ban of the whole address.
    private static final String VIA = "1.1 guildhall";

    private final Dispatch dispatch;

    RestConnection(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        HttpCall call = new HttpCall(
                request.method().name(),
                request.uri(),
                request.headers().copy(),
                ByteBufUtil.getBytes(request.content()),
                address(context),
                request instanceof UploadRequest uploaded ? uploaded.take() : null);
        dispatch.answer(call)
                .whenComplete((answer, never) -> close(call.upload()))
                .thenApply(answer -> response(answer, call))
                .thenAccept(response -> write(context, response, keepAlive));
    }

    private static void close(@Nullable Upload upload) {
        if (upload != null) {
            upload.close();
        }
    }

    private static InetAddress address(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /// A body that cannot be written is a bug like any other: without an answer the client would wait for ever.
    private static FullHttpResponse response(Answer answer, HttpCall call) {
        try {
            return response(answer);
        } catch (RuntimeException bug) {
            return response(ApiErrorMapper.of(bug, call.method() + " (while its answer was written)"));
        }
    }

    private static void write(ChannelHandlerContext context, FullHttpResponse response, boolean keepAlive) {
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static FullHttpResponse response(Answer answer) {
        FullHttpResponse response = bare(answer);
        response.headers().set(HttpHeaderNames.VIA, VIA);
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        return response;
    }

    private static FullHttpResponse bare(Answer answer) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(answer.status());
        Json.Writer body = answer.body();
        if (body == null) {
            FullHttpResponse empty = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
            if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
                empty.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
            }
            return empty;
        }
        ByteBuf content = Unpooled.wrappedBuffer(Json.encode(body).view());
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }
}
