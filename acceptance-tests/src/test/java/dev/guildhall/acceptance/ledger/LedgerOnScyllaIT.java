package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `kill -9` loses nothing on the store of a cluster either: what the journal has is found by the node's next life,
/// once
/// its lease has run out.
final class LedgerOnScyllaIT {
    private static final long SEED = 20_261_125;

    @Test
    void threeKillsUnderThreeSendersLoseNothingDoubleNothingAndReorderNothing()
            throws IOException, InterruptedException {
        LedgerOptions options = new LedgerOptions(3, 3, 3, 2, SEED, Scratch.folder("ledger-scylla"));

        Verdict verdict = LedgerRun.run(options, environment());

        System.out.println("ledger on the store of a cluster, seed " + SEED + ": " + verdict.report());
        assertThat(verdict.violations())
                .as("seed %d%n%s", SEED, verdict.report())
                .isEmpty();
        assertThat(verdict.counts().unknown())
                .as("sends whose outcome a kill left open")
                .isPositive();
        assertThat(verdict.counts().rejected()).isZero();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "GUILDHALL_STORE_ADAPTER", "scylla",
                "GUILDHALL_STORE_SCYLLA_CONTACT_POINTS",
                        "127.0.0.1:" + Servers.ofRun(ServerKind.CASSANDRA).port(),
                "GUILDHALL_STORE_SCYLLA_KEYSPACE",
                        "ledger" + ProcessHandle.current().pid(),
                "GUILDHALL_STORE_SCYLLA_REPLICATION", "{'class': 'SimpleStrategy', 'replication_factor': 1}",
                "GUILDHALL_STORE_SCYLLA_TIMEOUT", "2 s",
                "GUILDHALL_STORE_SCYLLA_LEASE", "3 s");
    }
}
