package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitConfigTest {

    private static final String MESSAGE = "/channels/{channel_id}/messages/{message_id}";

    @Test
    void defaultsAreTheOnesOfTheTable() {
        RateLimitConfig config = with("");
        assertThat(config.adapter()).isEqualTo(RateLimitConfig.Adapter.MEMORY);
        assertThat(config.enabled()).isTrue();
        assertThat(config.global()).isEqualTo(limit(50, Duration.ofSeconds(1)));
        assertThat(config.invalid()).isEqualTo(limit(10_000, Duration.ofMinutes(10)));
        assertThat(config.frames()).isEqualTo(limit(120, Duration.ofSeconds(60)));
        assertThat(config.bucketsMax()).isEqualTo(131_072);
        assertThat(config.addressesMax()).isEqualTo(65_536);
        assertThat(config.sweepInterval()).isEqualTo(Duration.ofSeconds(10));

        RateLimitTable table = config.table();
        assertThat(limitOf(table, "POST", "/channels/{channel_id}/messages"))
                .isEqualTo(limit(5, Duration.ofSeconds(5)));
        assertThat(limitOf(table, "PATCH", "/guilds/{guild_id}")).isEqualTo(limit(2, Duration.ofSeconds(10)));
        assertThat(limitOf(table, "GET", "/users/@me")).isEqualTo(limit(5, Duration.ofSeconds(5)));
        assertThat(limitOf(table, "POST", "/guilds")).isEqualTo(limit(10, Duration.ofDays(1)));
        assertThat(limitOf(table, "GET", "/channels/{channel_id}")).isEqualTo(limit(10, Duration.ofSeconds(5)));
        assertThat(table.directMessages().limit()).isEqualTo(limit(5, Duration.ofSeconds(1)));
        assertThat(table.openings().limit()).isEqualTo(limit(50, Duration.ofMinutes(10)));
    }

    @Test
    void adapterThatNobodyKnowsIsRefusedByItsName() {
        assertThat(with("adapter = redis").adapter()).isEqualTo(RateLimitConfig.Adapter.REDIS);
        assertThatThrownBy(() -> with("adapter = abacus"))
                .hasMessage("guildhall.ratelimit.adapter is \"abacus\": the known ones are memory and redis");
    }

    @Test
    void reactionsShareOneBucket() {
        RateLimitTable table = with("").table();
        RouteBucket put = table.bucket("PUT", MESSAGE + "/reactions/{emoji_name}/@me");
        assertThat(put.limit()).isEqualTo(limit(1, Duration.ofMillis(250)));
        for (String path : List.of("/{emoji_name}/@me", "/{emoji_name}/{user_id}", "/{emoji_name}", ""))
            assertThat(table.bucket("DELETE", MESSAGE + "/reactions" + path)).isEqualTo(put);
        assertThat(table.bucket("GET", MESSAGE + "/reactions/{emoji_name}").limit())
                .isEqualTo(limit(10, Duration.ofSeconds(5)));
    }

    @Test
    void bucketIdsAreStableOpaqueAndApart() {
        RateLimitTable table = with("").table();
        RouteBucket read = table.bucket("GET", "/channels/{channel_id}");
        assertThat(read.id())
                .isEqualTo(table.bucket("GET", "/channels/{id}").id())
                .matches("[0-9a-f]{32}");
        assertThat(read.id())
                .isEqualTo(with("default.permits = 3")
                        .table()
                        .bucket("GET", "/channels/{id}")
                        .id());
        assertThat(read.id())
                .isNotEqualTo(table.bucket("PATCH", "/channels/{channel_id}").id());
        assertThat(read.id())
                .isNotEqualTo(table.bucket("GET", "/guilds/{guild_id}").id());
    }

    @Test
    void privateMessagesKeepTheIdOfTheirRoute() {
        RateLimitTable table = with("").table();
        RouteBucket messages = table.bucket("POST", "/channels/{channel_id}/messages");
        assertThat(table.directMessages().id()).isEqualTo(messages.id());
        assertThat(table.directMessages().limit()).isNotEqualTo(messages.limit());
    }

    @Test
    void routeCanBeAddedChangedAndTakenOutOfTheGlobalLimit() {
        RateLimitTable table = with("""
                        routes {
                          "POST /interactions/{id}/{token}/callback" { permits = 7, per = 2 s, global = false }
                          "GET /users/@me".permits = 9
                        }""").table();
        RouteBucket callback = table.bucket("POST", "/interactions/{interaction_id}/{interaction_token}/callback");
        assertThat(callback.limit()).isEqualTo(limit(7, Duration.ofSeconds(2)));
        assertThat(callback.global()).isFalse();
        assertThat(limitOf(table, "GET", "/users/@me")).isEqualTo(limit(9, Duration.ofSeconds(5)));
        assertThat(table.bucket("GET", "/users/@me").global()).isTrue();
    }

    @Test
    void environmentOverridesEachKindOfValue() {
        RateLimitConfig config = RateLimitConfig.from(ConfigFactory.parseString("""
                        GUILDHALL_RATELIMIT_ENABLED = "false"
                        GUILDHALL_RATELIMIT_GLOBAL_PERMITS = "1200"
                        GUILDHALL_RATELIMIT_MESSAGE_CREATE_PER = "2 s"
                        GUILDHALL_RATELIMIT_REACTIONS_PERMITS = "4"
                        """)
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
        assertThat(config.enabled()).isFalse();
        assertThat(config.global().permits()).isEqualTo(1200);
        assertThat(limitOf(config.table(), "POST", "/channels/{channel_id}/messages")
                        .per())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(limitOf(config.table(), "DELETE", MESSAGE + "/reactions").permits())
                .isEqualTo(4);
    }

    @Test
    void routeNamedTwiceIsAnError() {
        assertThatThrownBy(() -> with("routes { \"PATCH /guilds/{id}\" { permits = 1, per = 1 s } }"))
                .hasMessageContaining("PATCH /guilds/{}")
                .hasMessageContaining("twice");
    }

    @Test
    void valuesThatCannotWorkAreRefusedByName() {
        assertThatThrownBy(() -> with("global.permits = 0")).hasMessageContaining("permits must be at least 1");
        assertThatThrownBy(() -> with("global.per = 0 s")).hasMessageContaining("per must be positive");
        assertThatThrownBy(() -> with("global.per = 800 d")).hasMessageContaining("per must be positive and at most");
        assertThatThrownBy(() -> with("buckets-max = 1")).hasMessageContaining("buckets-max must be at least 2");
        assertThatThrownBy(() -> with("addresses-max = 0")).hasMessageContaining("addresses-max must be at least 1");
        assertThatThrownBy(() -> with("frames.permits = 1")).hasMessageContaining("frames.permits must be at least 2");
    }

    private static RateLimitConfig with(String overrides) {
        return RateLimitConfig.from(ConfigFactory.parseString("guildhall.ratelimit {\n" + overrides + "\n}")
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
    }

    private static RateLimit limitOf(RateLimitTable table, String method, String template) {
        return table.bucket(method, template).limit();
    }

    private static RateLimit limit(int permits, Duration per) {
        return new RateLimit(permits, per);
    }
}
