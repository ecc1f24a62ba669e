package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Granted;
import dev.guildhall.ratelimit.RateDecision.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Golden headers and bodies. Shapes: Discord's rate limit docs, "Header Format" and "Exceeding A Rate Limit".
class RateHeadersTest {

    private static final Duration WAIT = Duration.ofMillis(64_570);
    private static final RateFigures SPENT =
            new RateFigures(10, 0, Instant.ofEpochMilli(1_470_173_023_123L), WAIT, "abcd1234");

    @Test
    void grantTellsTheFiveFiguresToABot() {
        assertThat(lines(new Granted(SPENT), true)).isEqualTo("""
                X-RateLimit-Limit: 10
                X-RateLimit-Remaining: 0
                X-RateLimit-Reset: 1470173023.123
                X-RateLimit-Reset-After: 64.570
                X-RateLimit-Bucket: abcd1234""");
    }

    @Test
    void refusalAddsTheWaitAndItsScope() {
        assertThat(lines(new Denied(WAIT, Scope.USER, SPENT), true)).isEqualTo("""
                Retry-After: 65
                X-RateLimit-Scope: user
                X-RateLimit-Limit: 10
                X-RateLimit-Remaining: 0
                X-RateLimit-Reset: 1470173023.123
                X-RateLimit-Reset-After: 64.570
                X-RateLimit-Bucket: abcd1234""");
    }

    @Test
    void globalRefusalSaysSoAndNothingOfTheRoute() {
        assertThat(lines(new Denied(WAIT, Scope.GLOBAL, SPENT), true)).isEqualTo("""
                Retry-After: 65
                X-RateLimit-Global: true
                X-RateLimit-Scope: global""");
    }

    @Test
    void sharedRefusalCarriesItsScope() {
        assertThat(RateHeaders.of(new Denied(WAIT, Scope.SHARED, SPENT), true))
                .containsEntry("X-RateLimit-Scope", "shared")
                .doesNotContainKey("X-RateLimit-Global");
    }

    @Test
    void peopleOnlyLearnHowLongToWait() {
        assertThat(lines(new Granted(SPENT), false)).isEmpty();
        assertThat(lines(new Denied(WAIT, Scope.USER, SPENT), false)).isEqualTo("""
                Retry-After: 65
                X-RateLimit-Scope: user""");
        assertThat(lines(new Denied(WAIT, Scope.GLOBAL, SPENT), false)).isEqualTo("""
                Retry-After: 65
                X-RateLimit-Global: true
                X-RateLimit-Scope: global""");
    }

    @Test
    void retryAfterIsAnIntegerRoundedUpAndNeverZero() {
        assertThat(retryAfter(Duration.ofNanos(1))).isEqualTo("1");
        assertThat(retryAfter(Duration.ofMillis(250))).isEqualTo("1");
        assertThat(retryAfter(Duration.ofSeconds(1))).isEqualTo("1");
        assertThat(retryAfter(Duration.ofSeconds(1).plusNanos(1))).isEqualTo("2");
        assertThat(retryAfter(Duration.ofDays(1))).isEqualTo("86400");
    }

    @Test
    void fractionsAreRoundedUpToMilliseconds() {
        RateFigures odd = new RateFigures(
                5, 3, Instant.ofEpochSecond(1_700_000_000L, 1), Duration.ofNanos(1_000_001), "abcd1234");
        assertThat(RateHeaders.of(new Granted(odd), true))
                .containsEntry("X-RateLimit-Reset", "1700000000.001")
                .containsEntry("X-RateLimit-Reset-After", "0.002");
    }

    @Test
    void untouchedBucketResetsNow() {
        RateFigures full = new RateFigures(5, 5, Instant.ofEpochSecond(1_700_000_000L), Duration.ZERO, "abcd1234");
        assertThat(RateHeaders.of(new Granted(full), true))
                .containsEntry("X-RateLimit-Reset", "1700000000.000")
                .containsEntry("X-RateLimit-Reset-After", "0.000");
    }

    @Test
    void bodyWaitsAsLongAsTheResetHeader() {
        for (long ns : new long[] {1, 999_999, 250_000_000, 999_999_999, 1_000_000_001, 64_569_000_001L}) {
            RateFigures spent = new RateFigures(1, 0, Instant.EPOCH, Duration.ofNanos(ns), "abcd1234");
            Denied denied = new Denied(Duration.ofNanos(ns), Scope.USER, spent);
            String resetAfter = RateHeaders.of(denied, true).getOrDefault("X-RateLimit-Reset-After", "");
            BigDecimal retryAfter = BigDecimal.valueOf(RateHeaders.body(denied).retryAfter());
            assertThat(retryAfter).isEqualByComparingTo(resetAfter);
            assertThat(retryAfter.movePointRight(9).longValueExact()).isGreaterThanOrEqualTo(ns);
        }
    }

    @Test
    void bodyIsTheDocumentedJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(RateHeaders.body(new Denied(WAIT, Scope.USER, SPENT))))
                .isEqualTo("{\"message\":\"You are being rate limited.\",\"retry_after\":64.57,\"global\":false}");
        assertThat(json.writeValueAsString(RateHeaders.body(new Denied(Duration.ofSeconds(1), Scope.GLOBAL, SPENT))))
                .isEqualTo("{\"message\":\"You are being rate limited.\",\"retry_after\":1.0,\"global\":true}");
    }

    private static String retryAfter(Duration wait) {
        return RateHeaders.of(new Denied(wait, Scope.USER, SPENT), true).getOrDefault("Retry-After", "");
    }

    private static String lines(RateDecision decision, boolean bot) {
        Map<String, String> headers = RateHeaders.of(decision, bot);
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }
}
