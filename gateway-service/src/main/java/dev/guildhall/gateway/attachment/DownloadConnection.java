package dev.guildhall.gateway.attachment;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.gateway.attachment.Downloads.Found;
import dev.guildhall.store.StoreUnavailable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection that asks for files. What it answers is never run by a browser: pictures that were
/// recognised by their content are shown, everything else is saved, and no type is guessed.
final class DownloadConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadConnection.class);
    private static final String GONE = "This content is no longer available.";

    /// Content never changes under its address, and the address dies within a day or so.
    private static final String CACHE = "private, max-age=86400, immutable";

    private final Downloads downloads;
    private final Duration stallTimeout;

    DownloadConnection(Downloads downloads, Duration stallTimeout) {
        this.downloads = downloads;
        this.stallTimeout = stallTimeout;
    }

    /// What of a request is needed after its buffer is gone.
    private record Wanted(boolean body, boolean keepAlive, HttpHeaders headers) {}

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean get = request.method().equals(HttpMethod.GET);
        Wanted wanted =
                new Wanted(get, HttpUtil.isKeepAlive(request), request.headers().copy());
        if (!get && !request.method().equals(HttpMethod.HEAD)) {
            refuse(context, wanted, HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.");
            return;
        }
        downloads
                .find(request.uri())
                .whenComplete((found, failure) -> context.executor().execute(() -> {
                    if (failure == null) {
                        answer(context, wanted, found);
                    } else {
                        failed(context, wanted, failure);
                    }
                }));
    }

    private void failed(ChannelHandlerContext context, Wanted wanted, Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        boolean outage = cause instanceof StoreUnavailable;
        if (!outage) {
            LOG.error("answered 500 to a request for a file", cause);
        }
        HttpResponseStatus status =
                outage ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.INTERNAL_SERVER_ERROR;
        refuse(context, wanted, status, status.reasonPhrase());
    }

    private void answer(ChannelHandlerContext context, Wanted wanted, Optional<Found> found) {
        if (found.isEmpty()) {
            refuse(context, wanted, HttpResponseStatus.NOT_FOUND, GONE);
        } else if (!context.channel().isActive()) {
            found.get().content().close();
        } else {
            serve(context, wanted, found.get());
        }
    }

    private void serve(ChannelHandlerContext context, Wanted wanted, Found found) {
        String tag = "\"" + found.attachment().hash().hex() + "\"";
        if (tag.equals(wanted.headers().get(HttpHeaderNames.IF_NONE_MATCH))) {
            found.content().close();
            bare(context, wanted, HttpResponseStatus.NOT_MODIFIED, found, tag);
            return;
        }
        String condition = wanted.headers().get(HttpHeaderNames.IF_RANGE);
        boolean ranged = condition == null || condition.equals(tag);
        long size = found.content().sizeBytes();
        switch (ByteRange.of(ranged ? wanted.headers().get(HttpHeaderNames.RANGE) : null, size)) {
            case ByteRange.Whole _ ->
                part(context, wanted, found, tag, HttpResponseStatus.OK, new ByteRange.Part(0, size));
            case ByteRange.Part part -> part(context, wanted, found, tag, HttpResponseStatus.PARTIAL_CONTENT, part);
            case ByteRange.Unsatisfiable _ -> {
                found.content().close();
                bare(context, wanted, HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE, found, tag);
            }
        }
    }

    private void part(
            ChannelHandlerContext context,
            Wanted wanted,
            Found found,
            String tag,
            HttpResponseStatus status,
            ByteRange.Part part) {
        if (!wanted.body()) {
            found.content().close();
            FullHttpResponse head = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
            describe(head, found, tag, status, part);
            end(context, wanted, head);
            return;
        }
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
        describe(response, found, tag, status, part);
        HttpUtil.setKeepAlive(response, wanted.keepAlive());
        context.write(response);
        new Transfer(context, found.content(), part, wanted.keepAlive(), stallTimeout).begin();
    }

    private static void describe(
            HttpResponse response, Found found, String tag, HttpResponseStatus status, ByteRange.Part part) {
        common(response.headers(), found.attachment(), tag);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, part.length());
        if (status.equals(HttpResponseStatus.PARTIAL_CONTENT)) {
            response.headers()
                    .set(
                            HttpHeaderNames.CONTENT_RANGE,
                            "bytes " + part.start() + "-" + (part.end() - 1) + "/"
                                    + found.content().sizeBytes());
        }
    }

    private static void common(HttpHeaders headers, Attachment attachment, String tag) {
        String type = attachment.contentType();
        boolean shown = type != null && type.startsWith("image/");
        headers.set(HttpHeaderNames.CONTENT_TYPE, type == null ? "application/octet-stream" : type)
                .set(
                        HttpHeaderNames.CONTENT_DISPOSITION,
                        (shown ? "inline" : "attachment") + "; filename=\"" + attachment.filename() + "\"")
                .set(HttpHeaderNames.ACCEPT_RANGES, "bytes")
                .set(HttpHeaderNames.ETAG, tag)
                .set(HttpHeaderNames.CACHE_CONTROL, CACHE);
        protect(headers);
    }

    /// Nothing that lies here runs, whatever a browser makes of it; and pages elsewhere may show pictures.
    private static void protect(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff")
                .set("Content-Security-Policy", "default-src 'none'; sandbox")
                .set("Cross-Origin-Resource-Policy", "cross-origin")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static void bare(
            ChannelHandlerContext context, Wanted wanted, HttpResponseStatus status, Found found, String tag) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        common(response.headers(), found.attachment(), tag);
        if (status.equals(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE)) {
            response.headers()
                    .set(
                            HttpHeaderNames.CONTENT_RANGE,
                            "bytes */" + found.attachment().sizeBytes())
                    .set(HttpHeaderNames.CONTENT_LENGTH, 0);
        }
        end(context, wanted, response);
    }

    private static void refuse(ChannelHandlerContext context, Wanted wanted, HttpResponseStatus status, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf body = wanted.body() ? Unpooled.wrappedBuffer(utf8) : Unpooled.EMPTY_BUFFER;
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, wanted.body() ? utf8.length : 0)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        protect(response.headers());
        end(context, wanted, response);
    }

    private static void end(ChannelHandlerContext context, Wanted wanted, FullHttpResponse response) {
        HttpUtil.setKeepAlive(response, wanted.keepAlive());
        var written = context.writeAndFlush(response);
        if (!wanted.keepAlive()) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
