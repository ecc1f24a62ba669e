package dev.guildhall.gateway.attachment;

import dev.guildhall.store.AttachmentContent;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of one answer, piece by piece: the next is read when the one before is with the system, so a
/// slow client costs one piece of memory. One that takes none for too long is cut off. Lives on the
/// connection's event loop.
final class Transfer {
    private static final int PIECE_BYTES = 128 * 1024;

    private final ChannelHandlerContext context;
    private final AttachmentContent content;
    private final boolean keepAlive;
    private final Duration stallTimeout;
    private final long end;
    private long at;

    Transfer(
            ChannelHandlerContext context,
            AttachmentContent content,
            ByteRange.Part part,
            boolean keepAlive,
            Duration stallTimeout) {
        this.context = context;
        this.content = content;
        this.keepAlive = keepAlive;
        this.stallTimeout = stallTimeout;
        this.at = part.start();
        this.end = part.end();
    }

    void begin() {
        next();
    }

    private void next() {
        if (at == end) {
            content.close();
            ChannelFuture last = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            if (!keepAlive) {
                last.addListener(ChannelFutureListener.CLOSE);
            }
            return;
        }
        int length = (int) Math.min(PIECE_BYTES, end - at);
        content.read(at, length)
                .whenComplete((bytes, failure) -> context.executor().execute(() -> read(bytes)));
    }

    /// An answer that has begun can only be broken off.
    private void read(@Nullable ByteBuffer bytes) {
        if (bytes == null || !context.channel().isActive()) {
            breakOff();
            return;
        }
        at += bytes.remaining();
        Future<?> stall =
                context.executor().schedule(() -> context.close(), stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)))
                .addListener(written -> {
                    stall.cancel(false);
                    if (written.isSuccess()) {
                        next();
                    } else {
                        breakOff();
                    }
                });
    }

    private void breakOff() {
        content.close();
        context.close();
    }
}
