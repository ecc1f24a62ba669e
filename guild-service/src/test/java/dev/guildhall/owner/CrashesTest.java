package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashesTest {
    private final Crashes crashes = new Crashes(Duration.ofSeconds(30), 8, Duration.ofMillis(50));

    @Test
    void theFirstCrashCostsNoPauseAndEachFurtherOneTwiceTheLastUpToFiveSeconds() {
        List<Long> pausesMs = new ArrayList<>();
        for (int crash = 0; crash < 10; crash++) {
            crashes.count(crash);
            pausesMs.add(crashes.pause().toMillis());
        }
        assertThat(pausesMs).containsExactly(0L, 50L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void theNinthCrashWithinTheWindowIsTooMany() {
        for (int crash = 0; crash < 8; crash++) {
            crashes.count(crash);
            assertThat(crashes.tooMany()).isFalse();
        }
        crashes.count(Duration.ofSeconds(30).toNanos());
        assertThat(crashes.tooMany()).isTrue();
    }

    @Test
    void crashesOutsideTheWindowAreForgotten() {
        crashes.count(0);
        crashes.count(Duration.ofSeconds(31).toNanos());
        assertThat(crashes.lately()).isEqualTo(1);
        assertThat(crashes.pause()).isZero();
    }
}
