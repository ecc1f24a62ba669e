package dev.guildhall.gateway.socket;

import io.netty.buffer.ByteBuf;

/// A number of 0 or more in decimal, without a string in between: one is written for each recipient of each
/// event.
final class Digits {
    private Digits() {}

    static int count(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    static void write(ByteBuf out, long number) {
        int end = out.writerIndex() + count(number);
        out.ensureWritable(end - out.writerIndex());
        long rest = number;
        for (int at = end - 1; at >= out.writerIndex(); at--) {
            out.setByte(at, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        out.writerIndex(end);
    }
}
