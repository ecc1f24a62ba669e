package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.ServerProcess;
import dev.guildhall.servers.Servers;
import dev.guildhall.servers.TcpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One node under load, and its store killed, stopped, slowed, unreachable and frozen under it. The node is never
/// started anew: it gets over each by itself. The store writes its commit log to disk before it answers.
@SuppressWarnings("NullAway.Init") // JUnit starts everything before the first test.
final class StoreOutageIT {
    private static final long SEED = 20_261_126;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LONGER_THAN_THE_LEASE = LEASE.plusSeconds(2);

    /// How long a call may take, whatever the store does: two statements to know who asks, and the owner's deadline
    /// (guildhall.route.ask-timeout). The rest is for a busy machine.
    private static final Duration ANSWERED_WITHIN =
            TIMEOUT.multipliedBy(2).plus(Duration.ofSeconds(5)).plus(Duration.ofSeconds(3));

    private static ServerProcess store;
    private static TcpProxy proxy;
    private static NodeProcess node;
    private static HttpClient http;
    private static Portal portal;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        store = Servers.own(ServerKind.CASSANDRA, Scratch.folder("store-outage-cassandra"));
        proxy = TcpProxy.to(store.port());
        node = NodeProcess.start(Scratch.folder("store-outage-node"), List.of("--no-rate-limits"), environment());
        http = HttpClient.newHttpClient();
        portal = new Portal(http, node.http());
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        node.close();
        proxy.close();
        store.close();
    }

    @AfterEach
    void nothingIsHeldAnyMore() {
        proxy.pass();
    }

    @Test
    void killedStoreThatComesBackHasAllThatWasAcknowledged() throws IOException, InterruptedException {
        long tenures = tenures();
        OutageReport report = through("killed", load -> {
            store.kill9();
            load.isRefused(3);
            store.startAgain();
        });

        assertRefusedCleanly(report);
        assertThat(tenures()).as("a start takes longer than the lease").isGreaterThan(tenures);
    }

    @Test
    void storeThatIsStoppedForLongerThanTheLeaseIsUsedAgainUnderANewOne() throws IOException, InterruptedException {
        long tenures = tenures();
        OutageReport report = through("stopped", load -> {
            store.stop();
            load.goesOnFor(LONGER_THAN_THE_LEASE);
            load.isRefused(3);
            store.startAgain();
        });

        assertRefusedCleanly(report);
        assertThat(tenures()).isGreaterThan(tenures);
    }

    /// Within the timeout. How slow sends become is the machine's doing as well, so one or the other may be refused.
    @Test
    void storeThatAnswersHalfASecondLateMakesSendsSlowAndTheyGoOn() throws IOException, InterruptedException {
        long tenures = tenures();
        OutageReport report = through("slow", load -> {
            proxy.delayAnswers(Duration.ofMillis(500));
            load.goesOnFor(LONGER_THAN_THE_LEASE);
            load.succeeds(3);
            proxy.pass();
        });

        assertThat(report.sends().unavailable()).isLessThan(report.sends().ok());
        assertThat(report.sends().slowestMs()).isGreaterThan(500);
        assertThat(tenures()).as("a slow store still renews").isEqualTo(tenures);
    }

    /// What was given up long ago is written then.
    @Test
    void writesThatArriveLongAfterTheyWereGivenUpNeitherDoubleNorReviveAnything()
            throws IOException, InterruptedException {
        long tenures = tenures();
        OutageReport report = through("held", load -> {
            proxy.hold();
            load.isRefused(3);
            load.goesOnFor(LONGER_THAN_THE_LEASE);
            proxy.pass();
        });

        assertRefusedCleanly(report);
        assertThat(tenures()).isGreaterThan(tenures);
    }

    /// The writes are done, and nobody hears of it.
    @Test
    void writesWhoseAnswersAreHeldBackAreThereOnce() throws IOException, InterruptedException {
        OutageReport report = through("unheard", load -> {
            proxy.holdAnswers();
            load.isRefused(3);
            proxy.cut();
            proxy.pass();
        });

        assertRefusedCleanly(report);
    }

    @Test
    void storeThatIsFrozenAndThawsGoesOnWhereItWas() throws IOException, InterruptedException {
        OutageReport report = through("frozen", load -> {
            store.pause();
            try {
                load.isRefused(3);
                load.goesOnFor(LONGER_THAN_THE_LEASE);
            } finally {
                store.goOn();
            }
        });

        assertRefusedCleanly(report);
    }

    private static OutageReport through(String name, Outage outage) throws IOException, InterruptedException {
        LedgerOptions options = new LedgerOptions(0, 1, 3, 2, SEED, Scratch.folder("store-outage-" + name));
        OutageReport report = LedgerRun.through(outage, options, node, portal);
        System.out.println("ledger, store " + name + ", seed " + SEED + ": " + report.report());

        assertThat(report.verdict().violations()).as(report.report()).isEmpty();
        assertThat(report.verdict().counts().rejected()).as("refused for good").isZero();
        assertThat(report.sends().unclean()).isEmpty();
        assertThat(report.reads().unclean()).isEmpty();
        assertThat(Duration.ofMillis(report.sends().slowestMs())).isLessThan(ANSWERED_WITHIN);
        assertThat(Duration.ofMillis(report.reads().slowestMs())).isLessThan(ANSWERED_WITHIN);
        assertThat(report.verdict().counts().refused()).as("sessions lost").isZero();
        assertThat(report.verdict().counts().sessions()).as("sessions in all").isEqualTo(options.receivers());
        assertThat(node.isAlive()).isTrue();
        return report;
    }

    private static void assertRefusedCleanly(OutageReport report) {
        assertThat(report.sends().unavailable()).isPositive();
        assertThat(report.reads().unavailable()).isPositive();
        assertThat(report.verdict().counts().unknown())
                .as("sends whose outcome the outage left open")
                .isPositive();
    }

    /// How many leases this node has had.
    private static long tenures() {
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), store.port()))
                .withLocalDatacenter("datacenter1")
                .withKeyspace("outage")
                .build()) {
            return session.execute("SELECT node FROM nodes").all().size();
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "GUILDHALL_STORE_ADAPTER",
                "scylla",
                "GUILDHALL_STORE_SCYLLA_CONTACT_POINTS",
                "127.0.0.1:" + proxy.port(),
                "GUILDHALL_STORE_SCYLLA_KEYSPACE",
                "outage",
                "GUILDHALL_STORE_SCYLLA_REPLICATION",
                "{'class': 'SimpleStrategy', 'replication_factor': 1}",
                "GUILDHALL_STORE_SCYLLA_TIMEOUT",
                TIMEOUT.toSeconds() + " s",
                "GUILDHALL_STORE_SCYLLA_LEASE",
                LEASE.toSeconds() + " s");
    }
}
