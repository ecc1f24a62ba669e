package dev.guildhall.acceptance.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Files that are not what they seem, written byte by byte.
final class Bait {
    private static final String SCRIPT = "<script>alert(document.domain)</script>";

    private Bait() {}

    /// Says that it is so large; decoded it would take gigabytes.
    static byte[] png(int width, int height) {
        return all(
                hex("89504e470d0a1a0a"),
                chunk("IHDR", int32(width), int32(height), hex("0802000000")),
                chunk("IDAT", hex("789c030000000001")),
                chunk("IEND"));
    }

    /// A picture for those who believe the type, a page for those who look into it.
    static byte[] pngAndPage() {
        return all(png(1, 1), latin1("<html><body>" + SCRIPT));
    }

    /// `GIF89a/*…*/=1;alert(1)`: a picture whose width is a comment's beginning.
    static byte[] gifAndScript() {
        return all(latin1("GIF89a/*"), hex("0a00800000"), latin1("*/=1;alert(1)//"), hex("3b"));
    }

    /// With an archive behind it, as "pictures" are that unpack.
    static byte[] gifAndArchive() {
        return all(latin1("GIF89a"), hex("01000100000000"), hex("3b"), latin1("PK\u0003\u0004evil"));
    }

    /// A photo that says where it was taken, and has a page in its comment.
    static byte[] photo() {
        byte[] exif = segment(
                0xE1,
                latin1("Exif\0\0II"),
                hex("2a0008000000" + "0100" + "1201030001000000" + "06000000" + "00000000"),
                latin1("GPS 52.5200 13.4050"));
        byte[] frame = hex("ffc0001108" + "0005" + "0007" + "03011100021100031100");
        return all(
                hex("ffd8"), exif, segment(0xFE, latin1(SCRIPT)), frame, hex("ffda0008010100003f00"), hex("abcdffd9"));
    }

    static byte[] svg() {
        return latin1("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
    }

    static byte[] page() {
        return latin1("<!doctype html><html>" + SCRIPT);
    }

    private static byte[] chunk(String type, byte[]... parts) {
        byte[] content = all(parts);
        CRC32 crc = new CRC32();
        crc.update(latin1(type));
        crc.update(content);
        return all(int32(content.length), latin1(type), content, int32((int) crc.getValue()));
    }

    private static byte[] segment(int marker, byte[]... parts) {
        byte[] content = all(parts);
        int length = content.length + 2;
        return all(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] int32(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] all(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
