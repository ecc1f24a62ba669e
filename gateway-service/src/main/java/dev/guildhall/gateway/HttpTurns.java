package dev.guildhall.gateway;

import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request at a time, and each in time. Requests that a client pipelines wait until the one before is
/// answered, so answers leave in order although they are made in any order; when enough of them wait, reading
/// stops.
///
/// Time runs from a request's first byte to its last, and between requests; not while we answer. A trickling
/// client so holds a connection no longer than a fast one may.
///
/// Sits behind the aggregator.
final class HttpTurns extends ChannelDuplexHandler {
    private final HttpBounds bounds;
    private final GatewayCounters counters;
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>(0);
    private boolean answering;
    private boolean receiving;
    private @Nullable ScheduledFuture<?> deadline;

    HttpTurns(HttpBounds bounds, GatewayCounters counters) {
        this.bounds = bounds;
        this.counters = counters;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        closeAfter(context, bounds.idleTimeout());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        receiving = false;
        cancelDeadline();
        if (!answering) {
            answering = true;
            context.fireChannelRead(request);
        } else {
            waiting.add(request);
            if (waiting.size() >= bounds.pipelinedMax())
                context.channel().config().setAutoRead(false);
        }
    }

    /// A request with files has times of its own.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof UploadReceiver.Began) {
            receiving = true;
            cancelDeadline();
        }
        context.fireUserEventTriggered(event);
    }

    /// Bytes came and no whole request is there: one has begun.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!answering && !receiving) {
            receiving = true;
            closeAfter(context, bounds.requestTimeout());
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean last = message instanceof LastHttpContent;
        context.write(message, promise);
        if (last) context.executor().execute(() -> nextTurn(context));
    }

    private void nextTurn(ChannelHandlerContext context) {
        if (context.isRemoved() || !context.channel().isActive()) return;
        answering = false;
        FullHttpRequest next = waiting.poll();
        if (next != null) {
            answering = true;
            context.channel().config().setAutoRead(true);
            context.fireChannelRead(next);
            context.fireChannelReadComplete();
        } else {
            closeAfter(context, bounds.idleTimeout());
        }
    }

    private void closeAfter(ChannelHandlerContext context, Duration timeout) {
        cancelDeadline();
        deadline = context.executor()
                .schedule(
                        () -> {
                            if (receiving) counters.add(GatewayCounter.SLOW_REQUESTS_CLOSED);
                            context.close();
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void cancelDeadline() {
        if (deadline != null) deadline.cancel(false);
        deadline = null;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancelDeadline();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
