package dev.guildhall.gateway.image;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A file that may be a picture. Waits for the disk.
public final class PictureFile {
    private PictureFile() {}

    public static Optional<ImageHeader> header(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ImageHeader.of(bytes.readNBytes(ImageHeader.BYTES_MAX));
        }
    }

    /// Writes the picture without its metadata to `target`, which is there and empty. False when it has
    /// none: then nothing was written.
    public static boolean withoutMetadata(Path file, ImageType type, Path target) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            if (source.size() > Integer.MAX_VALUE) {
                return false;
            }
            // Mapped: a large picture is not brought into the heap for the sake of a few lengths in it.
            ByteBuffer whole =
                    source.map(MapMode.READ_ONLY, 0, source.size(), arena).asByteBuffer();
            List<Metadata.Cut> cuts = Metadata.cuts(type, whole);
            if (cuts.isEmpty()) {
                return false;
            }
            try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
                copy(source, cuts, out);
            }
            return true;
        }
    }

    private static void copy(FileChannel source, List<Metadata.Cut> cuts, FileChannel out) throws IOException {
        long at = 0;
        for (Metadata.Cut cut : cuts) {
            transfer(source, at, cut.start(), out);
            write(out, ByteBuffer.wrap(cut.instead()));
            at = cut.end();
        }
        transfer(source, at, source.size(), out);
    }

    private static void transfer(FileChannel source, long from, long to, FileChannel out) throws IOException {
        long at = from;
        while (at < to) {
            at += source.transferTo(at, to - at, out);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
