package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.protocol.ApiVersion;
import dev.guildhall.ratelimit.RateLimit;
import dev.guildhall.ratelimit.RouteBucket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HttpRouterTest {
    private final Route me = route("GET", "/users/@me");
    private final Route user = route("GET", "/users/{user_id}");
    private final Route deleteUser = route("DELETE", "/users/{user_id}");
    private final HttpRouter router = new HttpRouter(List.of(user, me, deleteUser));

    private static Route route(String method, String template) {
        RouteBucket bucket = RouteBucket.named(template, new RateLimit(1, Duration.ofSeconds(1)), true);
        return new Route(method, template, Access.PUBLIC, bucket, call -> Guilds.done(Answer.noContent()));
    }

    private HttpRouter.Found matched(Route route, ApiVersion version, String... values) {
        return new HttpRouter.Found.Matched(route, version, List.of(values));
    }

    @Test
    void eachBasePathHasItsVersion() {
        assertThat(router.find("GET", "/api/v10/users/5")).isEqualTo(matched(user, ApiVersion.V10, "5"));
        assertThat(router.find("GET", "/api/v9/users/5")).isEqualTo(matched(user, ApiVersion.V9, "5"));
        assertThat(router.find("GET", "/api/users/5")).isEqualTo(matched(user, ApiVersion.unversioned(), "5"));
    }

    @Test
    void aVersionThatNobodySpeaksIsSaidSo() {
        assertThat(router.find("GET", "/api/v6/users/5")).isInstanceOf(HttpRouter.Found.NoVersion.class);
    }

    @Test
    void aFixedSegmentWinsOverAParameter() {
        assertThat(router.find("GET", "/api/v10/users/@me")).isEqualTo(matched(me, ApiVersion.V10));
        assertThat(router.find("GET", "/api/v10/users/%40me")).isEqualTo(matched(me, ApiVersion.V10));
    }

    @Test
    void aKnownPathWithAnotherMethodIsNotAnUnknownPath() {
        assertThat(router.find("PATCH", "/api/v10/users/5")).isInstanceOf(HttpRouter.Found.NoMethod.class);
        assertThat(router.find("GET", "/api/v10/nothing")).isInstanceOf(HttpRouter.Found.NoRoute.class);
    }

    @Test
    void whatIsNoPathLeadsNowhere() {
        for (String path :
                List.of("", "*", "/", "/api", "/api/v10", "/api/v10/users/", "/api/v10/%zz", "//api//users")) {
            assertThat(router.find("GET", path)).as(path).isInstanceOf(HttpRouter.Found.NoRoute.class);
        }
    }

    @Test
    void anEncodedSlashStaysInItsSegment() {
        assertThat(router.find("GET", "/api/v10/users/a%2Fb")).isEqualTo(matched(user, ApiVersion.V10, "a/b"));
    }
}
