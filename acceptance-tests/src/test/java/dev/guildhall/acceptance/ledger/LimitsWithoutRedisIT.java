package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A node whose limits are counted by a Redis that is killed, comes back and hangs, while people send as fast as they
/// are let, and one as he is told.
final class LimitsWithoutRedisIT {
    private static final int PERMITS = 5;
    private static final Duration PER = Duration.ofSeconds(1);
    private static final Duration REDIS_TIMEOUT = Duration.ofMillis(300);
    private static final Duration PHASE = PER.multipliedBy(2);
    /// For a busy machine.
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final Duration GREEDY_PAUSE = Duration.ofMillis(25);
    private static final int GREEDY = 3;
    private static final int KEYS_TRIES_MAX = 600;

    /// A send that was let through: it was counted between the two.
    private record Admitted(long askedNs, long answeredNs) {}

    private final Progress progress = new Progress();
    private final Answers answers = new Answers(System::nanoTime);

    @Test
    void sendsGoOnAndAreLimitedWhateverHappensToRedis() throws IOException, InterruptedException {
        try (ServerProcess redis = Servers.own(ServerKind.REDIS, Scratch.folder("limits-redis"));
                NodeProcess node =
                        NodeProcess.start(Scratch.folder("limits-node"), List.of(), environment(redis.port()));
                HttpClient http = HttpClient.newHttpClient()) {
            Portal portal = new Portal(http, node.http());
            Place place = Place.open(portal, portal.register("owner"), "limits");
            List<List<Admitted>> admitted = new ArrayList<>();
            Crew crew = new Crew(progress::end);
            for (int i = 0; i < GREEDY; i++) {
                Account greedy = guest(portal, place, "greedy");
                List<Admitted> sends = Collections.synchronizedList(new ArrayList<>());
                admitted.add(sends);
                crew.start("greedy", () -> sendAsFastAsCanBe(place, greedy, sends));
            }
            Account patient = guest(portal, place, "patient");
            crew.start("patient", () -> sendAsTold(place, patient));

            phase("with Redis", crew);
            assertThat(keys(redis.port())).as("Redis counts").isPositive();
            redis.kill9();
            phase("Redis killed", crew);
            long backNs = System.nanoTime();
            redis.startAgain();
            awaitKeys(redis.port());
            phase("Redis back, empty", crew);
            redis.pause();
            phase("Redis hangs", crew);
            redis.goOn();
            phase("Redis goes on", crew);
            progress.end();
            crew.join();

            Answers.Figures figures = answers.figures();
            System.out.println("limits without Redis: " + figures.report());
            assertThat(figures.byStatus().keySet())
                    .as("nothing but let through and refused for the rate")
                    .containsOnly(200, 429);
            assertThat(Duration.ofMillis(figures.slowestMs())).isLessThan(REDIS_TIMEOUT.plus(SLACK));
            for (List<Admitted> sends : admitted) {
                assertThat(most(sends)).as("around a return once more").isLessThanOrEqualTo(2 * PERMITS);
                List<Admitted> before = sends.stream()
                        .filter(send -> send.answeredNs() < backNs)
                        .toList();
                assertThat(most(before)).as("one gateway, killed Redis").isLessThanOrEqualTo(PERMITS);
            }
        }
    }

    /// In each, sends are let through and sends are refused.
    private void phase(String name, Crew crew) throws InterruptedException {
        int sent = answers.ok();
        progress.overWithin(PHASE);
        assertThat(crew.failed()).as(name).isFalse();
        answers.awaitOk(sent + GREEDY * PERMITS, Load.PATIENCE);
    }

    private static Account guest(Portal portal, Place place, String name) throws IOException, InterruptedException {
        Account guest = portal.register(name);
        place.welcome(guest);
        return guest;
    }

    private void sendAsFastAsCanBe(Place place, Account who, List<Admitted> sends)
            throws IOException, InterruptedException {
        do {
            long askedNs = System.nanoTime();
            if (send(place, who).status() == 200) sends.add(new Admitted(askedNs, System.nanoTime()));
        } while (!progress.overWithin(GREEDY_PAUSE));
    }

    /// Whoever waits as long as the header says is let through.
    private void sendAsTold(Place place, Account who) throws IOException, InterruptedException {
        boolean waited = false;
        do {
            Reply reply = send(place, who);
            if (reply.status() == 429) {
                if (waited) throw new AssertionError("refused after the wait that was told: " + reply);
                waited = true;
                long seconds = Long.parseLong(reply.header("Retry-After").orElseThrow());
                assertThat(seconds).isBetween(1L, PER.toSeconds());
                progress.overWithin(Duration.ofSeconds(seconds));
            } else {
                waited = false;
            }
        } while (!progress.over());
    }

    private Reply send(Place place, Account who) throws IOException, InterruptedException {
        return answers.measured(
                () -> place.portal().as(who).post(place.channel("/messages"), Wire.object("content", "again")));
    }

    /// The most that were surely let through within one window.
    private static int most(List<Admitted> sends) {
        return IntStream.range(0, sends.size())
                .map(first -> {
                    int behind = first;
                    while (behind < sends.size()
                            && sends.get(behind).answeredNs() - sends.get(first).askedNs() < PER.toNanos()) behind++;
                    return behind - first;
                })
                .max()
                .orElse(0);
    }

    private void awaitKeys(int port) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < KEYS_TRIES_MAX; attempt++) {
            if (keys(port) > 0) return;
            progress.overWithin(Duration.ofMillis(50));
        }
        throw new AssertionError("Redis is back and not used");
    }

    private static int keys(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("DBSIZE\r\n".getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(line.substring(1));
        }
    }

    private static Map<String, String> environment(int port) {
        return Map.of(
                "GUILDHALL_RATELIMIT_ADAPTER",
                "redis",
                "GUILDHALL_RATELIMIT_REDIS_URI",
                "redis://127.0.0.1:" + port,
                "GUILDHALL_RATELIMIT_REDIS_TIMEOUT",
                REDIS_TIMEOUT.toMillis() + " ms",
                "GUILDHALL_RATELIMIT_MESSAGE_CREATE_PERMITS",
                Integer.toString(PERMITS),
                "GUILDHALL_RATELIMIT_MESSAGE_CREATE_PER",
                PER.toMillis() + " ms");
    }
}
