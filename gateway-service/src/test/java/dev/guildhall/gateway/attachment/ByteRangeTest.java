package dev.guildhall.gateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.attachment.ByteRange.Part;
import dev.guildhall.gateway.attachment.ByteRange.Unsatisfiable;
import dev.guildhall.gateway.attachment.ByteRange.Whole;
import org.junit.jupiter.api.Test;

final class ByteRangeTest {
    @Test
    void oneRangeIsServed() {
        assertThat(ByteRange.of("bytes=0-0", 10)).isEqualTo(new Part(0, 1));
        assertThat(ByteRange.of("bytes=2-5", 10)).isEqualTo(new Part(2, 6));
        assertThat(ByteRange.of("bytes=2-", 10)).isEqualTo(new Part(2, 10));
        assertThat(ByteRange.of("bytes=2-99", 10)).isEqualTo(new Part(2, 10));
        assertThat(ByteRange.of("bytes=-3", 10)).isEqualTo(new Part(7, 10));
        assertThat(ByteRange.of("bytes=-99", 10)).isEqualTo(new Part(0, 10));
    }

    @Test
    void whatLiesOutsideCannotBe() {
        assertThat(ByteRange.of("bytes=10-", 10)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=-0", 10)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    }

    @Test
    void everythingElseIsAnsweredWhole() {
        for (String header : new String[] {"bytes=1-2,4-5", "bytes=-", "items=1-2", "bytes=5-2", "bytes=x-", ""}) {
            assertThat(ByteRange.of(header, 10)).as(header).isEqualTo(new Whole());
        }
        assertThat(ByteRange.of(null, 10)).isEqualTo(new Whole());
    }
}
