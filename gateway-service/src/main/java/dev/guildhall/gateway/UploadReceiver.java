package dev.guildhall.gateway;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.gateway.upload.Receipt;
import dev.guildhall.gateway.upload.Refusal;
import dev.guildhall.gateway.upload.Upload;
import dev.guildhall.gateway.upload.UploadGate;
import dev.guildhall.gateway.upload.UploadRequest;
import dev.guildhall.gateway.upload.Uploads;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Receives multipart requests that may bring files: each piece goes to disk before the next is read, so a
/// fast client waits for our disk and a request is never in memory as a whole. Everything else passes.
///
/// Sits before the aggregator, which takes what comes out here for aggregated already.
final class UploadReceiver extends ChannelDuplexHandler {
    /// Goes up the pipeline when a request begins that is allowed to take its time.
    record Began() {}

    private static final String MULTIPART = "multipart/form-data";

    private enum State {
        /// Between uploads.
        PASSING,
        /// The gate was asked; what comes is held.
        ASKING,
        /// Pieces go to disk.
        RECEIVING,
        /// Answered early: the rest is thrown away.
        REFUSED
    }

    private final Uploads uploads;
    private final UploadGate gate;
    private final Queue<HttpObject> held = new ArrayDeque<>(0);
    private State state = State.PASSING;
    private boolean busy;
    private @Nullable HttpRequest head;
    private @Nullable Receipt receipt;
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> stall;

    UploadReceiver(Uploads uploads, UploadGate gate) {
        this.uploads = uploads;
        this.gate = gate;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject part)) {
            context.fireChannelRead(message);
            return;
        }
        switch (state) {
            case PASSING -> {
                if (part instanceof HttpRequest request && isMultipart(request)) {
                    ask(context, request);
                } else {
                    context.fireChannelRead(part);
                }
            }
            case ASKING -> held.add(part);
            case RECEIVING -> {
                held.add(part);
                next(context);
            }
            case REFUSED -> ReferenceCountUtil.release(part);
        }
    }

    private static boolean isMultipart(HttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null
                && request.decoderResult().isSuccess()
                && type.toLowerCase(Locale.ROOT).strip().startsWith(MULTIPART);
    }

    private void ask(ChannelHandlerContext context, HttpRequest request) {
        state = State.ASKING;
        head = request;
        context.channel().config().setAutoRead(false);
        gate.admits(request, address(context))
                .whenComplete((admitted, failure) ->
                        context.executor().execute(() -> decided(context, request, failure == null && admitted)));
    }

    private static InetAddress address(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private void decided(ChannelHandlerContext context, HttpRequest request, boolean admitted) {
        if (context.isRemoved()) {
            return;
        }
        if (admitted) {
            begin(context, request);
        } else {
            state = State.PASSING;
            context.fireChannelRead(request);
            while (state == State.PASSING && !held.isEmpty()) {
                channelRead(context, held.remove());
            }
            context.fireChannelReadComplete();
            readFreely(context);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        if (HttpUtil.getContentLength(request, 0L) > uploads.config().requestBytesMax()) {
            refuse(context, ApiError.ENTITY_TOO_LARGE);
            return;
        }
        try {
            receipt = uploads.begin(request);
        } catch (Refusal refusal) {
            refuse(context, refusal.error());
            return;
        }
        state = State.RECEIVING;
        context.fireUserEventTriggered(new Began());
        deadline = closeAfter(context, uploads.config().timeout());
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        next(context);
    }

    /// Hands one piece to the disk at a time.
    private void next(ChannelHandlerContext context) {
        if (busy || state != State.RECEIVING) {
            return;
        }
        cancel(stall);
        HttpObject part = held.poll();
        if (part == null) {
            stall = closeAfter(context, uploads.config().stallTimeout());
            context.read();
        } else if (part instanceof HttpContent piece && part.decoderResult().isSuccess()) {
            busy = true;
            uploads.threads().execute(() -> write(context, piece));
        } else {
            ReferenceCountUtil.release(part);
            refuse(context, ApiError.INVALID_FORM_BODY);
        }
    }

    /// On a thread that may wait.
    private void write(ChannelHandlerContext context, HttpContent piece) {
        Upload upload = null;
        ApiError error = null;
        Receipt into = receipt;
        try {
            if (into != null) {
                into.accept(piece);
                upload = piece instanceof LastHttpContent ? into.finish() : null;
            }
        } catch (Refusal refusal) {
            error = refusal.error();
        } finally {
            piece.release();
        }
        Upload finished = upload;
        ApiError refused = error;
        context.executor().execute(() -> written(context, finished, refused));
    }

    private void written(ChannelHandlerContext context, @Nullable Upload upload, @Nullable ApiError error) {
        busy = false;
        if (context.isRemoved() || !context.channel().isActive()) {
            drop();
        } else if (error != null) {
            refuse(context, error);
        } else if (upload != null && head != null) {
            received(context, new UploadRequest(head, upload));
        } else {
            next(context);
        }
    }

    private void received(ChannelHandlerContext context, UploadRequest request) {
        cancelTimers();
        receipt = null;
        head = null;
        state = State.PASSING;
        context.fireChannelRead(request);
        while (state == State.PASSING && !held.isEmpty()) {
            channelRead(context, held.remove());
        }
        context.fireChannelReadComplete();
        readFreely(context);
    }

    private void refuse(ChannelHandlerContext context, ApiError error) {
        state = State.REFUSED;
        drop();
        LastAnswer.send(context, PlainAnswers.refusal(error));
        readFreely(context);
    }

    /// No more is read than the disk has taken, whoever else on this connection asks for more.
    @Override
    public void read(ChannelHandlerContext context) {
        if (state == State.PASSING || state == State.REFUSED) {
            context.read();
        }
    }

    private void readFreely(ChannelHandlerContext context) {
        if (state == State.PASSING || state == State.REFUSED) {
            context.channel().config().setAutoRead(true);
        }
    }

    /// The aggregator does not see the pieces, so nobody behind it should wonder about them.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.PASSING) {
            context.fireChannelReadComplete();
        }
    }

    private static Future<?> closeAfter(ChannelHandlerContext context, Duration timeout) {
        return context.executor().schedule(() -> context.close(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    /// Lets go of the upload, unless its piece is being written: then once it is.
    private void drop() {
        cancelTimers();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        Receipt left = receipt;
        if (left != null && !busy) {
            receipt = null;
            head = null;
            left.close();
        }
    }

    private void cancelTimers() {
        cancel(deadline);
        cancel(stall);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
