package dev.guildhall.gateway.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Small pictures for tests, written byte by byte.
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return all(hex("89504e470d0a1a0a"), chunk("IHDR", int32(width), int32(height), hex("0802000000")), end());
    }

    static byte[] pngWith(byte[] extraChunk) {
        return all(hex("89504e470d0a1a0a"), chunk("IHDR", int32(1), int32(1), hex("0802000000")), extraChunk, end());
    }

    private static byte[] end() {
        return chunk("IEND");
    }

    static byte[] chunk(String type, byte[]... parts) {
        byte[] body = all(parts);
        CRC32 crc = new CRC32();
        crc.update(latin1(type));
        crc.update(body);
        return all(int32(body.length), latin1(type), body, int32((int) crc.getValue()));
    }

    static byte[] gif(int width, int height) {
        return all(latin1("GIF89a"), little16(width), little16(height), hex("000000"), hex("3b"));
    }

    /// With colours, a comment, and as many frames.
    public static byte[] gif(int width, int height, int frames) {
        byte[] frame = all(
                hex("21f9040000000000"),
                hex("2c00000000"),
                little16(width),
                little16(height),
                hex("00"),
                hex("02024c0100"));
        byte[] head = all(latin1("GIF89a"), little16(width), little16(height), hex("800000"), hex("000000ffffff"));
        byte[] all = all(head, hex("21fe03"), latin1("hey"), hex("00"));
        for (int i = 0; i < frames; i++) {
            all = all(all, frame);
        }
        return all(all, hex("3b"));
    }

    /// With the chunk that announces frames.
    public static byte[] apng() {
        return pngWith(chunk("acTL", int32(2), int32(0)));
    }

    /// The segments stand before the frame's header.
    static byte[] jpeg(int width, int height, byte[]... segments) {
        byte[] frame = all(hex("ffc0001108"), big16(height), big16(width), hex("03011100021100031100"));
        return all(hex("ffd8"), all(segments), frame, hex("ffda0008010100003f00"), hex("abcdffd9"));
    }

    static byte[] segment(int marker, byte[]... parts) {
        byte[] body = all(parts);
        return all(new byte[] {(byte) 0xFF, (byte) marker}, big16(body.length + 2), body);
    }

    /// EXIF with an orientation and a word that should not get about.
    static byte[] exif(int orientation) {
        return segment(
                0xE1,
                latin1("Exif\0\0"),
                latin1("II"),
                hex("2a0008000000"),
                hex("0100"),
                hex("1201030001000000"),
                little16(orientation),
                hex("0000"),
                hex("00000000"),
                latin1("GPS 52.5200 13.4050"));
    }

    static byte[] webp(String chunk, byte[] body, byte[]... more) {
        byte[] chunks = all(latin1(chunk), little32(body.length), body, all(more));
        return all(latin1("RIFF"), little32(chunks.length + 4), latin1("WEBP"), chunks);
    }

    static byte[] webpChunk(String type, byte[] body) {
        return all(latin1(type), little32(body.length), body, new byte[body.length & 1]);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] int32(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    static byte[] big16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] little16(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    static byte[] little32(int value) {
        return all(little16(value), little16(value >> 16));
    }

    static byte[] all(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
