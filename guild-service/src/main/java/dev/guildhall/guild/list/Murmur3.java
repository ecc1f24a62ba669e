package dev.guildhall.guild.list;

import java.nio.charset.StandardCharsets;

/// MurmurHash3, x86, 32 bits, seed 0. Clients calculate the ids of member lists with it.
final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {}

    /// Unsigned, of the text's UTF-8.
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        int whole = bytes.length & ~3;
        for (int at = 0; at < whole; at += 4) {
            hash ^= scrambled(word(bytes, at, 4));
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        hash ^= scrambled(word(bytes, whole, bytes.length - whole));
        return Integer.toUnsignedLong(finished(hash ^ bytes.length));
    }

    /// Little-endian; 0 of no bytes, which changes nothing.
    private static int word(byte[] bytes, int from, int count) {
        int word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = (word << 8) | (bytes[from + i] & 0xff);
        }
        return word;
    }

    private static int scrambled(int word) {
        return Integer.rotateLeft(word * C1, 15) * C2;
    }

    private static int finished(int mixed) {
        int hash = mixed;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
