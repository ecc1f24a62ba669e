package dev.guildhall.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a client calls a picture.
final class PictureProperties {
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> beginnings = Arbitraries.of(
                Pictures.png(3, 3),
                Pictures.pngWith(Pictures.chunk("eXIf", Pictures.latin1("GPS"))),
                Pictures.gif(3, 3),
                Pictures.jpeg(3, 3, Pictures.exif(6)),
                Pictures.webp("VP8X", Pictures.hex("0c0000007f0200df0100"), Pictures.webpChunk("EXIF", new byte[5])),
                new byte[0]);
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Combinators.combine(beginnings, noise, Arbitraries.integers().between(0, 250), Arbitraries.bytes())
                .as((beginning, tail, at, value) -> {
                    byte[] file = Pictures.all(beginning, tail);
                    if (at < file.length) {
                        file[at] = value;
                    }
                    return file;
                });
    }

    @Property
    void noBytesMakeTheParserThrowOrReportNonsense(@ForAll("files") byte[] file) {
        ImageHeader.of(file).ifPresent(header -> {
            assertThat(header.width()).isPositive();
            assertThat(header.height()).isPositive();
        });
    }

    @Property
    void cutsLieInOrderWithinTheFile(@ForAll("files") byte[] file, @ForAll ImageType type) {
        List<Metadata.Cut> cuts = Metadata.cuts(type, ByteBuffer.wrap(file));
        long at = 0;
        for (Metadata.Cut cut : cuts) {
            assertThat(cut.start()).isGreaterThanOrEqualTo(at);
            assertThat(cut.end()).isGreaterThan(cut.start()).isLessThanOrEqualTo(file.length);
            at = cut.end();
        }
    }
}
