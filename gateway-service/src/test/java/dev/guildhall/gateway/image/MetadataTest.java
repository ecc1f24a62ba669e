package dev.guildhall.gateway.image;

import static dev.guildhall.gateway.image.Pictures.hex;
import static dev.guildhall.gateway.image.Pictures.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataTest {
    @TempDir
    Path folder;

    private byte[] cut(ImageType type, byte[] picture) throws IOException {
        Path file = Files.write(folder.resolve("picture"), picture);
        Path target = Files.write(folder.resolve("target"), new byte[0]);
        return PictureFile.withoutMetadata(file, type, target) ? Files.readAllBytes(target) : picture;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void whereAPhotoWasTakenIsCutOut() throws IOException {
        byte[] profile = Pictures.segment(0xE2, latin1("ICC_PROFILE\0colours"));
        byte[] clean = cut(ImageType.JPEG, Pictures.jpeg(7, 5, Pictures.exif(1), profile, comment("taken at home")));

        assertThat(text(clean)).doesNotContain("GPS").doesNotContain("home").contains("ICC_PROFILE");
        assertThat(clean).isEqualTo(Pictures.jpeg(7, 5, profile));
    }

    @Test
    void aPhonesPictureKeepsItsOrientationAndNothingElse() throws IOException {
        byte[] clean = cut(ImageType.JPEG, Pictures.jpeg(7, 5, Pictures.exif(6)));

        assertThat(text(clean)).doesNotContain("GPS").contains("Exif");
        assertThat(clean).hasSize(Pictures.jpeg(7, 5).length + 36);
        assertThat(ImageHeader.of(clean)).contains(new ImageHeader(ImageType.JPEG, 7, 5));
        assertThat(cut(ImageType.JPEG, clean)).isEqualTo(clean);
    }

    @Test
    void aPngLosesItsExifAndKeepsItsText() throws IOException {
        byte[] text = Pictures.chunk("tEXt", latin1("Title\0a cat"));
        assertThat(cut(ImageType.PNG, Pictures.pngWith(Pictures.chunk("eXIf", latin1("GPS")))))
                .isEqualTo(Pictures.png(1, 1));
        assertThat(cut(ImageType.PNG, Pictures.pngWith(Pictures.chunk("iTXt", latin1("XML:com.adobe.xmp\0GPS")))))
                .isEqualTo(Pictures.png(1, 1));
        assertThat(cut(ImageType.PNG, Pictures.pngWith(text))).isEqualTo(Pictures.pngWith(text));
    }

    @Test
    void aWebpLosesItsExifWithTheFlagAndTheLength() throws IOException {
        byte[] clean = cut(
                ImageType.WEBP,
                Pictures.webp(
                        "VP8X", hex("0c000000" + "7f0200" + "df0100"), Pictures.webpChunk("EXIF", latin1("GPS"))));

        assertThat(clean).isEqualTo(Pictures.webp("VP8X", hex("00000000" + "7f0200" + "df0100")));
    }

    @Test
    void aPictureWithoutMetadataIsLeftAlone() throws IOException {
        assertThat(PictureFile.withoutMetadata(
                        Files.write(folder.resolve("p"), Pictures.png(2, 2)),
                        ImageType.PNG,
                        folder.resolve("never made")))
                .isFalse();
    }

    private static byte[] comment(String text) {
        return Pictures.segment(0xFE, latin1(text));
    }
}
