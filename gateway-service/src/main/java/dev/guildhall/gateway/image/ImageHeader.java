package dev.guildhall.gateway.image;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A picture's type and size, read from its first bytes. A file whose first bytes are no picture's is none,
/// whatever its name says; one that is cut off or lies about its insides is found out by whoever decodes
/// it, which is not us.
///
/// @param width of the picture as it is stored, 1 or more; `height` likewise
public record ImageHeader(ImageType type, int width, int height) {
    /// As many bytes of a file as are looked at. In a JPEG the size stands behind its metadata, of which
    /// one part takes up to 64 KiB; a picture with more than three such parts before its size is served as
    /// a plain file.
    public static final int BYTES_MAX = 256 * 1024;

    /// Sizes in these formats have at most 32 bits; more than this is nobody's picture.
    private static final long SIDE_MAX = 1 << 24;

    private static final int PNG_IHDR = 0x49484452;

    /// `head` is the file's beginning, at most [#BYTES_MAX] bytes of it. Never throws.
    public static Optional<ImageHeader> of(byte[] head) {
        Window bytes = new Window(ByteBuffer.wrap(head));
        ImageHeader found = png(bytes);
        found = found == null ? gif(bytes) : found;
        found = found == null ? webp(bytes) : found;
        found = found == null ? jpeg(bytes) : found;
        return Optional.ofNullable(found);
    }

    private static @Nullable ImageHeader made(ImageType type, long width, long height) {
        boolean sane = width >= 1 && height >= 1 && width <= SIDE_MAX && height <= SIDE_MAX;
        return sane ? new ImageHeader(type, (int) width, (int) height) : null;
    }

    /// Signature, then IHDR, which is the first chunk. Source: PNG specification, 5.2 and 11.2.2.
    private static @Nullable ImageHeader png(Window bytes) {
        boolean png = bytes.startsWith(0, "\u0089PNG\r\n\u001a\n") && bytes.int32(12) == PNG_IHDR;
        return png ? made(ImageType.PNG, bytes.uint32(16), bytes.uint32(20)) : null;
    }

    /// Source: GIF89a specification, 17 and 18.
    private static @Nullable ImageHeader gif(Window bytes) {
        boolean gif = bytes.startsWith(0, "GIF87a") || bytes.startsWith(0, "GIF89a");
        return gif ? made(ImageType.GIF, bytes.little16(6), bytes.little16(8)) : null;
    }

    /// The three kinds of first chunk. Source: WebP container specification; RFC 6386, 9.1; WebP lossless,
    /// 3.
    private static @Nullable ImageHeader webp(Window bytes) {
        if (!bytes.startsWith(0, "RIFF") || !bytes.startsWith(8, "WEBP")) {
            return null;
        }
        if (bytes.startsWith(12, "VP8X")) {
            return made(ImageType.WEBP, 1L + bytes.little24(24), 1L + bytes.little24(27));
        }
        if (bytes.startsWith(12, "VP8 ") && bytes.startsWith(23, "\u009d\u0001*")) {
            return made(ImageType.WEBP, bytes.little16(26) & 0x3FFF, bytes.little16(28) & 0x3FFF);
        }
        if (bytes.startsWith(12, "VP8L") && bytes.startsWith(20, "/")) {
            long packed = bytes.little16(21) | (long) bytes.little16(23) << 16;
            return made(ImageType.WEBP, 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF));
        }
        return null;
    }

    /// Walks the segments up to the frame header. Each step goes forward, so it ends with the window.
    /// Source: ITU T.81, B.1 and B.2.
    private static @Nullable ImageHeader jpeg(Window bytes) {
        if (!bytes.startsWith(0, "\u00ff\u00d8\u00ff")) {
            return null;
        }
        int at = 2;
        while (bytes.has(at, 9)) {
            int marker = bytes.uint8(at + 1);
            if (bytes.uint8(at) != 0xFF) {
                return null;
            }
            if (marker == 0xFF) {
                at++;
            } else if (JpegMarkers.standsAlone(marker)) {
                at += 2;
            } else if (JpegMarkers.startsFrame(marker)) {
                return made(ImageType.JPEG, bytes.big16(at + 7), bytes.big16(at + 5));
            } else {
                at += 2 + Math.max(2, bytes.big16(at + 2));
            }
        }
        return null;
    }
}
