package dev.guildhall.gateway.socket;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts a client's fragments together, up to a bound in bytes and in fragments: a million empty continuations
/// cost a million headers to parse, and no library sends more than a few.
final class MessageAssembly {
    private static final int FRAGMENTS_MAX = 256;

    private final int bytesMax;
    private byte @Nullable [] started;
    private int fragments;

    MessageAssembly(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// The first frame of a message; null when more are to come.
    byte @Nullable [] first(ByteBuf content, boolean last) {
        fragments = 1;
        return take(new byte[0], content, last);
    }

    /// A continuation; the decoder has seen to it that a first frame came before.
    byte @Nullable [] next(ByteBuf content, boolean last) {
        fragments++;
        byte[] before = started;
        return take(before == null ? new byte[0] : before, content, last);
    }

    /// What is to come is more than a message may have, and the socket is to be closed.
    boolean overflows(ByteBuf content) {
        int before = started == null ? 0 : started.length;
        return before + content.readableBytes() > bytesMax || fragments >= FRAGMENTS_MAX;
    }

    private byte @Nullable [] take(byte[] before, ByteBuf content, boolean last) {
        byte[] joined = Arrays.copyOf(before, before.length + content.readableBytes());
        content.getBytes(content.readerIndex(), joined, before.length, content.readableBytes());
        if (last) fragments = 0;
        started = last ? null : joined;
        return last ? joined : null;
    }
}
