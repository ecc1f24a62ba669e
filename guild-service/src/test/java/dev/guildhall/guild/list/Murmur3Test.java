package dev.guildhall.guild.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Published vectors of MurmurHash3 x86 32 with seed 0.
class Murmur3Test {
    @Test
    void hashesAreThePublishedOnes() {
        assertThat(Murmur3.of("")).isZero();
        assertThat(Murmur3.of("test")).isEqualTo(0xba6bd213L);
        assertThat(Murmur3.of("hello")).isEqualTo(0x248bfa47L);
        assertThat(Murmur3.of("Hello, world!")).isEqualTo(0xc0363e43L);
        assertThat(Murmur3.of("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723L);
    }
}
