package dev.guildhall.gateway.image;

import static dev.guildhall.gateway.image.Pictures.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ImageHeaderTest {
    @Test
    void eachFormatTellsItsSize() {
        assertThat(ImageHeader.of(Pictures.png(640, 480))).contains(new ImageHeader(ImageType.PNG, 640, 480));
        assertThat(ImageHeader.of(Pictures.gif(300, 2))).contains(new ImageHeader(ImageType.GIF, 300, 2));
        assertThat(ImageHeader.of(Pictures.jpeg(1024, 768))).contains(new ImageHeader(ImageType.JPEG, 1024, 768));
        assertThat(ImageHeader.of(Pictures.webp("VP8X", hex("00000000" + "7f0200" + "df0100"))))
                .contains(new ImageHeader(ImageType.WEBP, 640, 480));
        assertThat(ImageHeader.of(Pictures.webp("VP8 ", hex("300100" + "9d012a" + "8002" + "e001"))))
                .contains(new ImageHeader(ImageType.WEBP, 640, 480));
        // 14 bits of width - 1, 14 of height - 1: 639 | 479 << 14.
        assertThat(ImageHeader.of(Pictures.webp("VP8L", hex("2f" + "7fc27700"))))
                .contains(new ImageHeader(ImageType.WEBP, 640, 480));
    }

    @Test
    void sizeOfAJpegStandsBehindItsMetadata() {
        byte[] large = Pictures.segment(0xE1, new byte[65_000]);
        assertThat(ImageHeader.of(Pictures.jpeg(9, 8, large, large, Pictures.exif(6))))
                .contains(new ImageHeader(ImageType.JPEG, 9, 8));
    }

    @Test
    void aHugePictureIsMeasuredAndNotDecoded() {
        assertThat(ImageHeader.of(Pictures.png(30_000, 30_000)))
                .contains(new ImageHeader(ImageType.PNG, 30_000, 30_000));
    }

    @Test
    void aPictureWithoutASizeIsNone() {
        assertThat(ImageHeader.of(Pictures.png(0, 480))).isEmpty();
        assertThat(ImageHeader.of(Pictures.png(-1, 480))).isEmpty();
        assertThat(ImageHeader.of(Pictures.jpeg(1, 0))).isEmpty();
    }

    @Test
    void whatBrowsersRunIsNoPicture() {
        for (String text : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "<!doctype html><script>",
            "GIF89",
            "%PDF-1.7",
            ""
        }) {
            assertThat(ImageHeader.of(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void aBeginningThatIsCutOffIsNoPicture() {
        byte[] whole = Pictures.jpeg(10, 10, Pictures.exif(1));
        for (int length = 0; length < 30; length++) {
            assertThat(ImageHeader.of(Arrays.copyOf(whole, length))).isEmpty();
        }
    }
}
