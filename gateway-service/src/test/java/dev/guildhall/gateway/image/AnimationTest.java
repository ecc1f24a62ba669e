package dev.guildhall.gateway.image;

import static dev.guildhall.gateway.image.Pictures.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class AnimationTest {
    @Test
    void aGifMovesFromTheSecondFrameOn() {
        assertThat(Animation.in(ImageType.GIF, Pictures.gif(3, 2))).isFalse();
        assertThat(Animation.in(ImageType.GIF, Pictures.gif(3, 2, 1))).isFalse();
        assertThat(Animation.in(ImageType.GIF, Pictures.gif(3, 2, 2))).isTrue();
    }

    @Test
    void aPngMovesWhenItAnnouncesFramesBeforeItsPixels() {
        assertThat(Animation.in(ImageType.PNG, Pictures.png(3, 2))).isFalse();
        assertThat(Animation.in(ImageType.PNG, Pictures.apng())).isTrue();
        byte[] behindPixels = Pictures.all(
                Pictures.pngWith(Pictures.chunk("IDAT", hex("00"))), Pictures.chunk("acTL", hex("0000000200000000")));
        assertThat(Animation.in(ImageType.PNG, behindPixels)).isFalse();
    }

    @Test
    void aWebpMovesWhenItsHeaderSaysSo() {
        byte[] still = hex("10000000020000010000");
        byte[] moving = hex("12000000020000010000");
        assertThat(Animation.in(ImageType.WEBP, Pictures.webp("VP8X", still))).isFalse();
        assertThat(Animation.in(ImageType.WEBP, Pictures.webp("VP8X", moving))).isTrue();
    }

    @Test
    void noPrefixOfAFileDoesHarm() {
        byte[] gif = Pictures.gif(3, 2, 2);
        byte[] png = Pictures.apng();
        for (int length = 0; length < Math.max(gif.length, png.length); length++) {
            Animation.in(ImageType.GIF, Arrays.copyOf(gif, Math.min(length, gif.length)));
            Animation.in(ImageType.PNG, Arrays.copyOf(png, Math.min(length, png.length)));
        }
        byte[] endless = Pictures.all(hex("89504e470d0a1a0a"), hex("fffffff4"), Pictures.latin1("abcd"), new byte[64]);
        assertThat(Animation.in(ImageType.PNG, endless)).isFalse();
    }
}
