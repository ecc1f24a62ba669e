package dev.guildhall.gateway.image;

import java.nio.ByteBuffer;

/// Whether a picture moves. Walks over lengths and decodes nothing; what is inconsistent stands still.
public final class Animation {
    private static final int GIF_EXTENSION = 0x21;
    private static final int GIF_IMAGE = 0x2C;
    private static final int WEBP_ANIMATED = 0x02;

    private Animation() {}

    /// `whole` is the file.
    public static boolean in(ImageType type, byte[] whole) {
        Window bytes = new Window(ByteBuffer.wrap(whole));
        return switch (type) {
            case GIF -> gif(bytes);
            case PNG -> png(bytes);
            case WEBP -> bytes.startsWith(12, "VP8X") && (bytes.uint8(20) & WEBP_ANIMATED) != 0;
            case JPEG -> false;
        };
    }

    /// More than one frame. Source: GIF89a specification, appendix A.
    private static boolean gif(Window bytes) {
        int at = 13 + colours(bytes.uint8(10));
        int frames = 0;
        while (bytes.has(at, 2) && frames < 2) {
            int block = bytes.uint8(at);
            if (block == GIF_EXTENSION) {
                at = behindData(bytes, at + 2);
            } else if (block == GIF_IMAGE) {
                frames++;
                at = behindData(bytes, at + 11 + colours(bytes.uint8(at + 9)));
            } else {
                return false;
            }
        }
        return frames > 1;
    }

    /// Bytes of the table of colours that a packed field announces.
    private static int colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    /// Behind the blocks of up to 255 bytes, the last of which is empty. Each step goes forward.
    private static int behindData(Window bytes, int start) {
        int at = start;
        while (bytes.has(at, 1) && bytes.uint8(at) != 0) {
            at += 1 + bytes.uint8(at);
        }
        return at + 1;
    }

    /// The chunk that announces frames stands before the first pixels. Source: PNG specification (third edition),
    /// 11.3.6.1.
    private static boolean png(Window bytes) {
        int at = 8;
        while (bytes.has(at, 12) && !bytes.startsWith(at + 4, "IDAT")) {
            if (bytes.startsWith(at + 4, "acTL")) {
                return true;
            }
            long end = at + 12 + bytes.uint32(at);
            if (end > bytes.length()) {
                return false;
            }
            at = (int) end;
        }
        return false;
    }
}
