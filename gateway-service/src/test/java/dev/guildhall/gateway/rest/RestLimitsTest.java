package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Time stands still here: what was granted once never comes back.
final class RestLimitsTest {
    private static final List<String> BUCKET = List.of(
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "X-RateLimit-Reset-After",
            "X-RateLimit-Bucket");

    @Test
    void theSixthMessageWithinFiveSecondsIsTooMany(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "")) {
            String messages = "/channels/" + Samples.OPEN + "/messages";
            for (int i = 0; i < 5; i++) {
                Rest.Got sent = rest.send("POST", messages, rest.bot, "{\"content\":\"x\"}");
                assertThat(sent.status()).isEqualTo(200);
                assertThat(BUCKET).allMatch(name -> sent.headers().contains(name));
                assertThat(sent.headers().get("X-RateLimit-Remaining")).isEqualTo(Integer.toString(4 - i));
            }
            Rest.Got denied = rest.send("POST", messages, rest.bot, "{\"content\":\"x\"}");
            assertThat(denied.status()).isEqualTo(ApiError.RATE_LIMITED.httpStatus());
            assertThat(denied.headers().get("Retry-After")).matches("[1-9]\\d*");
            assertThat(denied.headers().get("X-RateLimit-Scope")).isEqualTo("user");
            assertThat(denied.headers().contains("X-RateLimit-Global")).isFalse();
            assertThat(denied.headers().get("Via")).isNotBlank();
            assertThat(denied.body().path("retry_after").isNumber()).isTrue();
            assertThat(denied.body().path("global").asBoolean(true)).isFalse();
            assertThat(rest.owners.asked).hasSize(5);
        }
    }

    @Test
    void whoHasNoTokenIsCountedByItsAddressOverAllRoutes(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "guildhall.ratelimit.global { permits = 3, per = 1 s }")) {
            for (String path : List.of("/gateway", "/invites/nothing", "/gateway")) {
                assertThat(rest.get(path, null).status()).isNotEqualTo(ApiError.RATE_LIMITED.httpStatus());
            }
            Rest.Got denied = rest.get("/invites/nothing", null);

            assertThat(denied.status()).isEqualTo(ApiError.RATE_LIMITED.httpStatus());
            assertThat(denied.headers().get("X-RateLimit-Global")).isEqualTo("true");
            assertThat(denied.headers().get("X-RateLimit-Scope")).isEqualTo("global");
            assertThat(denied.body().path("global").asBoolean()).isTrue();
            assertThat(rest.get("/users/@me", rest.person).status()).isEqualTo(200);
        }
    }

    @Test
    void allRoutesOfABotTogetherAreLimited(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "guildhall.ratelimit.global { permits = 2, per = 1 s }")) {
            rest.get("/users/@me", rest.bot);
            rest.get("/channels/" + Samples.OPEN, rest.bot);
            Rest.Got denied = rest.send("POST", "/channels/" + Samples.OPEN + "/messages", rest.bot, "{}");

            assertThat(denied.status()).isEqualTo(ApiError.RATE_LIMITED.httpStatus());
            assertThat(denied.headers().get("X-RateLimit-Global")).isEqualTo("true");
            assertThat(rest.owners.asked).isEmpty();
        }
    }

    /// A library that gets them on good answers only loses count with the first refusal.
    @Test
    void refusalsOfABotHaveItsBucketToo(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "")) {
            for (Rest.Got got : List.of(
                    rest.get("/channels/9999", rest.bot),
                    rest.get("/channels/abc", rest.bot),
                    rest.send("POST", "/guilds", rest.bot, "{}"),
                    rest.send("POST", "/channels/" + Samples.OPEN + "/messages", rest.bot, "{"))) {
                assertThat(got.status()).isBetween(400, 404);
                assertThat(BUCKET).allMatch(name -> got.headers().contains(name));
            }
        }
    }

    @Test
    void identifiesOfABotLeaveItsBudget(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "")) {
            rest.identifies.admit(Samples.BOT, 0);
            JsonNode limit = rest.get("/gateway/bot", rest.bot).body().path("session_start_limit");
            assertThat(limit.path("remaining").asInt()).isEqualTo(Limits.IDENTIFIES_PER_DAY - 1);
            assertThat(limit.path("reset_after").asLong())
                    .isEqualTo(Duration.ofDays(1).toMillis());
        }
    }

    @Test
    void peopleGetNoBucketHeaders(@TempDir Path folder) {
        try (Rest rest = new Rest(folder.resolve("store"), "")) {
            Rest.Got got = rest.get("/users/@me", rest.person);
            assertThat(BUCKET).noneMatch(name -> got.headers().contains(name));
        }
    }

    @Test
    void anAddressWithTooManyInvalidAnswersIsBanned(@TempDir Path folder) {
        try (Rest rest = new Rest(
                folder.resolve("store"),
                "guildhall.ratelimit { enabled = false, invalid { permits = 3, per = 10 minutes } }")) {
            for (int i = 0; i < 3; i++) {
                assertThat(rest.get("/users/@me", null).status()).isEqualTo(ApiError.UNAUTHORIZED.httpStatus());
            }
            Rest.Got banned = rest.get("/users/@me", rest.person);
            assertThat(banned.status()).isEqualTo(ApiError.RATE_LIMITED.httpStatus());
            assertThat(banned.headers().get("Via")).isNotBlank();
            assertThat(banned.headers().get("Retry-After")).matches("[1-9]\\d*");
            assertThat(banned.headers().get("X-RateLimit-Global")).isEqualTo("true");
        }
    }
}
