package dev.guildhall.gateway.image;

/// Source: ITU T.81, table B.1.
final class JpegMarkers {
    static final int START = 0xD8;
    static final int END = 0xD9;
    static final int SCAN = 0xDA;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COMMENT = 0xFE;

    private JpegMarkers() {}

    /// No length and no content follow.
    static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= END);
    }

    /// SOF0 to SOF15 but DHT, JPG and DAC, which have numbers between them.
    static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
