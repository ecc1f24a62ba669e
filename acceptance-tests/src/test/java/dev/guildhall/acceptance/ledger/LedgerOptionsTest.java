package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How a run of the ledger is asked for, and that its seed repeats it.
final class LedgerOptionsTest {
    @Test
    void runHasFiveKillsUnderFourSendersUnlessMoreAreAskedFor() {
        LedgerOptions usual = LedgerOptions.parse();
        assertThat(usual.kills()).isEqualTo(5);
        assertThat(usual.senders()).isEqualTo(4);
        LedgerOptions more = LedgerOptions.parse("--kills", "50", "--seed", "7");
        assertThat(more).isEqualTo(new LedgerOptions(50, 100, 4, 3, 7, Path.of("target/acceptance/ledger-7")));
    }

    @Test
    void whatIsNoOptionIsSaidSo() {
        assertThatThrownBy(() -> LedgerOptions.parse("--kill", "5")).hasMessageContaining("--kill");
        assertThatThrownBy(() -> LedgerOptions.parse("--kills")).hasMessageContaining("usage");
        assertThatThrownBy(() -> LedgerOptions.parse("--kills", "-1")).hasMessageContaining("--kills");
    }

    @Test
    void sameSeedGivesTheSameFaultsAndEveryKillIsAmongThem() {
        FaultSchedule one = FaultSchedule.draw(new SplittableRandom(3), 5, 8, 3);
        assertThat(one).isEqualTo(FaultSchedule.draw(new SplittableRandom(3), 5, 8, 3));
        assertThat(one).isNotEqualTo(FaultSchedule.draw(new SplittableRandom(4), 5, 8, 3));
        assertThat(one.faults()).filteredOn(Fault.Kill.class::isInstance).hasSize(5);
        assertThat(one.faults()).filteredOn(Fault.Cut.class::isInstance).hasSize(8);
        assertThat(one.faults()).extracting(Fault::step).doesNotHaveDuplicates().isSorted();
    }
}
