package dev.guildhall.gateway.socket;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.relay.EncodedEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/// One event's bytes on their way to many sockets of one event loop: made once in direct memory, then put
/// behind each socket's own head. A dispatch is `{"op":0,"t":"NAME","s":42,"d":` + the body that all share +
/// `}`, as one text frame.
final class SharedBody {
    /// Up to here the body is copied behind the head: one buffer and one pointer for the kernel, where sharing
    /// costs a second of each. Above, all share it, since a slow crowd would hold as many copies.
    private static final int COPIED_BYTES_MAX = 2048;

    private static final byte[] BEFORE_BODY = ",\"d\":".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 1;
    private static final int FRAME_HEADER_BYTES_MAX = 10;

    private final byte[] start;
    private final ByteBuf bodyAndTail;
    private final ByteBufAllocator allocator;

    SharedBody(ByteBufAllocator allocator, EncodedEvent event) {
        this.allocator = allocator;
        this.start = DispatchStart.of(event.type());
        this.bodyAndTail = direct(allocator, event.body());
    }

    private static ByteBuf direct(ByteBufAllocator allocator, Bytes body) {
        byte[] bytes = new byte[body.length() + TAIL_BYTES];
        body.copyTo(bytes, 0);
        bytes[body.length()] = '}';
        return allocator.directBuffer(bytes.length).writeBytes(bytes);
    }

    boolean copied() {
        return bodyAndTail.readableBytes() <= COPIED_BYTES_MAX;
    }

    /// A buffer that the caller owns: frame header, head, and the body too when [#copied].
    ByteBuf head(long sequence) {
        int shared = bodyAndTail.readableBytes();
        int payload = start.length + Digits.count(sequence) + BEFORE_BODY.length + shared;
        ByteBuf out = allocator.directBuffer(FRAME_HEADER_BYTES_MAX + payload - (copied() ? 0 : shared));
        Frames.textHeader(out, payload);
        out.writeBytes(start);
        Digits.write(out, sequence);
        out.writeBytes(BEFORE_BODY);
        if (copied()) out.writeBytes(bodyAndTail, bodyAndTail.readerIndex(), shared);
        return out;
    }

    /// What follows a head that is not [#copied]; the caller owns one reference.
    ByteBuf body() {
        return bodyAndTail.retainedDuplicate();
    }

    void release() {
        bodyAndTail.release();
    }
}
