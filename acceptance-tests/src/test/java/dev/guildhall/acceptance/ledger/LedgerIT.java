package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.process.Scratch;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `kill -9` loses nothing.
final class LedgerIT {
    private static final long SEED = 20_261_124;

    @Test
    void fiveKillsUnderFourSendersLoseNothingDoubleNothingAndReorderNothing() throws IOException, InterruptedException {
        LedgerOptions options = new LedgerOptions(5, 8, 4, 3, SEED, Scratch.folder("ledger"));

        Verdict verdict = LedgerRun.run(options);

        System.out.println("ledger, seed " + SEED + ": " + verdict.report());
        assertThat(verdict.violations())
                .as("seed %d%n%s", SEED, verdict.report())
                .isEmpty();
        assertThat(verdict.counts().unknown())
                .as("sends whose outcome a kill left open")
                .isPositive();
        assertThat(verdict.counts().resumed())
                .as("sessions resumed after a cut")
                .isPositive();
        assertThat(verdict.counts().refused()).as("sessions lost with the node").isPositive();
        assertThat(verdict.counts().rejected()).isZero();
    }
}
