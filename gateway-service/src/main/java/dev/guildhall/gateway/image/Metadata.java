package dev.guildhall.gateway.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Which parts of a picture's file say where, when and with what it was taken (EXIF, XMP, comments): they
/// are cut out before a picture is stored, since people who share one seldom mean to share their home's
/// coordinates. Pixels, colour profiles and animation stay byte for byte; of EXIF one value stays, the
/// orientation, without which phones' pictures lie on their side.
///
/// Looks at lengths alone and takes a file that is inconsistent as it is.
public final class Metadata {
    private Metadata() {}

    /// A stretch of the old file, and what takes its place.
    @SuppressWarnings("ArrayRecordComponent")
    public record Cut(long start, long end, byte[] instead) {}

    /// The cuts in the order of the file; none when nothing is to be cut. `whole` is the file.
    public static List<Cut> cuts(ImageType type, ByteBuffer whole) {
        return switch (type) {
            case JPEG -> jpeg(new Window(whole));
            case PNG -> png(new Window(whole));
            case WEBP -> webp(new Window(whole));
            // Its comments hold no places; its one application block is the animation's loop.
            case GIF -> List.of();
        };
    }

    private static List<Cut> jpeg(Window bytes) {
        List<Cut> cuts = new ArrayList<>();
        int at = 2;
        while (bytes.has(at, 4)) {
            int marker = bytes.uint8(at + 1);
            if (bytes.uint8(at) != 0xFF || marker == JpegMarkers.SCAN) {
                return cuts;
            }
            if (marker == 0xFF) {
                at++;
            } else if (JpegMarkers.standsAlone(marker)) {
                at += 2;
            } else {
                int end = at + 2 + Math.max(2, bytes.big16(at + 2));
                if (end <= bytes.length() && personal(marker)) {
                    cuts.add(new Cut(at, end, Orientation.kept(bytes, at, end)));
                }
                at = end;
            }
        }
        return cuts;
    }

    /// JFIF (APP0), colour profiles (APP2) and Adobe's colour transform (APP14) belong to the picture.
    private static boolean personal(int marker) {
        boolean application = marker > JpegMarkers.APP0 && marker <= JpegMarkers.APP15;
        return marker == JpegMarkers.COMMENT
                || (application && marker != JpegMarkers.APP2 && marker != JpegMarkers.APP14);
    }

    private static List<Cut> png(Window bytes) {
        List<Cut> cuts = new ArrayList<>();
        int at = 8;
        while (bytes.has(at, 12)) {
            long end = at + 12 + bytes.uint32(at);
            if (end > bytes.length()) {
                return cuts;
            }
            boolean text = bytes.startsWith(at + 4, "tEXt")
                    || bytes.startsWith(at + 4, "zTXt")
                    || bytes.startsWith(at + 4, "iTXt");
            boolean personal = bytes.startsWith(at + 4, "eXIf") || (text && smuggled(bytes, at + 8));
            if (personal) {
                cuts.add(new Cut(at, end, new byte[0]));
            }
            at = (int) end;
        }
        return cuts;
    }

    /// Text that programs use to carry the other formats' metadata; other text is the maker's to keep.
    private static boolean smuggled(Window bytes, int keyword) {
        return bytes.startsWith(keyword, "XML:com.adobe.xmp") || bytes.startsWith(keyword, "Raw profile type");
    }

    /// The chunks go, and with them their bits in VP8X and their bytes in RIFF's length.
    private static List<Cut> webp(Window bytes) {
        List<Cut> cuts = new ArrayList<>();
        int at = 12;
        long gone = 0;
        while (bytes.has(at, 8)) {
            long size = bytes.little32(at + 4);
            long end = at + 8 + size + (size & 1);
            if (end > bytes.length()) {
                break;
            }
            if (bytes.startsWith(at, "EXIF") || bytes.startsWith(at, "XMP ")) {
                cuts.add(new Cut(at, end, new byte[0]));
                gone += end - at;
            } else if (bytes.startsWith(at, "VP8X")) {
                int flags = bytes.uint8(at + 8) & ~(0x08 | 0x04);
                cuts.add(new Cut(at + 8L, at + 9L, new byte[] {(byte) flags}));
            }
            at = (int) end;
        }
        if (gone == 0) {
            return List.of();
        }
        long riff = bytes.little32(4) - gone;
        byte[] length = {(byte) riff, (byte) (riff >> 8), (byte) (riff >> 16), (byte) (riff >> 24)};
        cuts.addFirst(new Cut(4, 8, length));
        return cuts;
    }
}
