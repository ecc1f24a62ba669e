package dev.guildhall.gateway.image;

import java.nio.ByteBuffer;

/// The bytes that a parser may look at. What lies behind them reads as zero: no length that a file claims
/// leads outside.
final class Window {
    private final ByteBuffer bytes;

    Window(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.limit();
    }

    boolean has(int at, int count) {
        return at >= 0 && at <= bytes.limit() - count;
    }

    int uint8(int at) {
        return at >= 0 && at < bytes.limit() ? bytes.get(at) & 0xFF : 0;
    }

    int big16(int at) {
        return uint8(at) << 8 | uint8(at + 1);
    }

    int int32(int at) {
        return big16(at) << 16 | big16(at + 2);
    }

    long uint32(int at) {
        return int32(at) & 0xFFFF_FFFFL;
    }

    int little16(int at) {
        return uint8(at) | uint8(at + 1) << 8;
    }

    int little24(int at) {
        return little16(at) | uint8(at + 2) << 16;
    }

    long little32(int at) {
        return little16(at) | (long) little16(at + 2) << 16;
    }

    /// `latin1` stands for one byte each character.
    boolean startsWith(int at, String latin1) {
        if (!has(at, latin1.length())) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if (uint8(at + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
