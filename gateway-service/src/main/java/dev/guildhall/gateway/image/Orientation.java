package dev.guildhall.gateway.image;

/// How a camera was held: the one value of EXIF that a picture needs.
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int UPRIGHT = 1;
    private static final int LAST = 8;
    private static final int ENTRIES_MAX = 200;
    private static final int TIFF = 10;

    private Orientation() {}

    /// What stands instead of a JPEG's segment from `at` to `end`: for EXIF with an orientation other than
    /// upright an EXIF segment with that alone, otherwise nothing.
    static byte[] kept(Window bytes, int at, int end) {
        boolean exif = bytes.uint8(at + 1) == JpegMarkers.APP1 && bytes.startsWith(at + 4, "Exif\0\0");
        int value = exif ? value(bytes, at + TIFF, end) : UPRIGHT;
        return value > UPRIGHT && value <= LAST ? segment(value) : new byte[0];
    }

    /// From the first directory of a TIFF that begins at `tiff`. Source: TIFF 6.0, section 2.
    private static int value(Window bytes, int tiff, int end) {
        boolean little = bytes.startsWith(tiff, "II");
        long offset = little ? bytes.little32(tiff + 4) : bytes.uint32(tiff + 4);
        if (offset > end - tiff) {
            return UPRIGHT;
        }
        int directory = tiff + (int) offset;
        int entries = Math.min(ENTRIES_MAX, uint16(bytes, directory, little));
        for (int entry = 0; entry < entries; entry++) {
            int start = directory + 2 + entry * 12;
            if (start + 12 > end) {
                return UPRIGHT;
            }
            if (uint16(bytes, start, little) == TAG) {
                return uint16(bytes, start + 8, little);
            }
        }
        return UPRIGHT;
    }

    private static int uint16(Window bytes, int at, boolean little) {
        return little ? bytes.little16(at) : bytes.big16(at);
    }

    private static byte[] segment(int value) {
        return new byte[] {
            (byte) 0xFF,
            (byte) JpegMarkers.APP1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) value,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }
}
