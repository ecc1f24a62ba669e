package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private static final AuthConfig CHEAP =
            new AuthConfig(null, 10, Duration.ofSeconds(1), new PasswordCost(64, 1, 1), 1, 2);

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void onlyThePasswordMatchesItsHash() {
        try (Passwords passwords = new Passwords(CHEAP, new Random(1))) {
            String hash = now(passwords.hash("correct horse"));
            assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
            assertThat(now(passwords.verify("correct horse", hash))).isTrue();
            assertThat(now(passwords.verify("Correct horse", hash))).isFalse();
        }
    }

    @Test
    void whoHasNoPasswordHasNone() {
        try (Passwords passwords = new Passwords(CHEAP, new Random(1))) {
            assertThat(now(passwords.verify("", null))).isFalse();
            assertThat(now(passwords.verify("", "garbled"))).isFalse();
        }
    }

    @Test
    void everyHashHasItsOwnSalt() {
        try (Passwords passwords = new Passwords(CHEAP, new Random(1))) {
            assertThat(now(passwords.hash("same"))).isNotEqualTo(now(passwords.hash("same")));
        }
    }

    /// Of the algorithm's reference implementation: password `password`, salt `somesalt`.
    @Test
    void hashesOfOtherProgramsAreRead() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        PasswordHash hash = PasswordHash.parse(reference).orElseThrow();
        assertThat(hash.matches("password")).isTrue();
        assertThat(hash.encoded()).isEqualTo(reference);
    }

    @Test
    void moreThanTheQueueHoldsIsRefusedAtOnce() {
        CountDownLatch go = new CountDownLatch(1);
        RandomGenerator held = new RandomGenerator() {
            @Override
            public long nextLong() {
                try {
                    go.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                return 1;
            }
        };
        try (Passwords passwords = new Passwords(CHEAP, held)) {
            List<CompletionStage<String>> waiting = new ArrayList<>();
            // A thread takes the first one itself, so exactly two wait.
            for (int i = 0; i < 4; i++) {
                waiting.add(passwords.hash("x"));
            }
            CompletionStage<String> refused = waiting.getLast();
            assertThatThrownBy(refused.toCompletableFuture()::join).hasCauseInstanceOf(PasswordsBusy.class);
            go.countDown();
            waiting.subList(0, 3).forEach(PasswordsTest::now);
        }
    }

    @Test
    void theDefaultCostIsWhatOwaspAsksFor() {
        assertThat(AuthConfig.from(ConfigFactory.load()).passwordCost()).isEqualTo(PasswordCost.OWASP_MINIMUM);
    }
}
