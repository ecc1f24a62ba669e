package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.rest.RestStats.Limited;
import dev.guildhall.gateway.rest.RestStats.Requests;
import dev.guildhall.ratelimit.Caller;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is counted of requests, and that nobody outside can make the table grow.
@SuppressWarnings("NullAway.Init") // JUnit fills both.
final class RestStatsTest {
    @TempDir
    Path folder;

    private Rest rest;

    @BeforeEach
    void open() {
        rest = new Rest(folder, "guildhall.ratelimit.routes.\"GET /gateway\" { permits = 1, per = 1 h }");
    }

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void answersAreCountedByRouteNotByPath() {
        rest.get("/users/" + Samples.PERSON, rest.person);
        rest.get("/users/" + Samples.BOT, rest.person);
        rest.get("/users/1", rest.person);
        rest.get("/users/1", null);
        assertThat(rest.api.stats().requests())
                .containsExactlyInAnyOrder(
                        new Requests("GET", "/users/{user_id}", 2, 2, 0),
                        new Requests("GET", "/users/{user_id}", 4, 2, 0));
    }

    /// As `docs/events/live.md` describes it.
    @Test
    void busHearsOfEachAnswerByRouteAndOfNoPath() {
        rest.get("/users/" + Samples.BOT, rest.person);
        rest.get("/users/1", null);
        rest.get("/no/such/path", null);
        assertThat(rest.told).hasSize(3);
        assertThat(rest.told.get(0).key()).isEqualTo(Samples.PERSON.value());
        assertThat(rest.told.get(0).value().toString())
                .endsWith("\"data\":{\"user_id\":\"" + Samples.PERSON
                        + "\",\"method\":\"GET\",\"route\":\"/users/{user_id}\",\"status\":200,\"duration_us\":0}}");
        assertThat(rest.told.get(1).value().toString())
                .endsWith("\"data\":{\"user_id\":null,\"method\":\"GET\",\"route\":\"/users/{user_id}\","
                        + "\"status\":401,\"duration_us\":0}}");
        assertThat(rest.told.get(2).value().toString()).contains("\"route\":\"none\"");
    }

    @Test
    void pathsAndMethodsThatNobodyKnowsAreOne() {
        rest.get("/no/such/path", null);
        rest.get("/another", null);
        rest.send("BREW", "/coffee", null, null);
        rest.send("DELETE", "/gateway", null, null);
        assertThat(rest.api.stats().requests())
                .containsExactlyInAnyOrder(
                        new Requests("GET", "none", 4, 2, 0),
                        new Requests("other", "none", 4, 1, 0),
                        new Requests("DELETE", "none", 4, 1, 0));
    }

    @Test
    void refusalsByLimitsAreCountedByTheirScope() {
        rest.get("/gateway", null);
        rest.get("/gateway", null);
        assertThat(rest.api.stats().limited())
                .contains(new Limited("user", 1), new Limited("global", 0), new Limited("ban", 0));
        assertThat(rest.api.stats().requests())
                .containsExactlyInAnyOrder(
                        new Requests("GET", "/gateway", 2, 1, 0), new Requests("GET", "/gateway", 4, 1, 0));
    }

    @Test
    void bannedAddressIsCountedApartAndWithoutARoute() {
        Caller.Address address = Caller.Address.of(InetAddress.getLoopbackAddress());
        while (!rest.invalid.banned(address)) {
            rest.invalid.count(address);
        }
        rest.get("/gateway", null);
        assertThat(rest.api.stats().limited()).contains(new Limited("ban", 1), new Limited("global", 0));
        assertThat(rest.api.stats().requests()).containsExactly(new Requests("GET", "none", 4, 1, 0));
    }
}
