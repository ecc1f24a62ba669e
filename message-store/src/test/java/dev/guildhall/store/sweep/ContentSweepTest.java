package dev.guildhall.store.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class ContentSweepTest {
    @TempDir
    Path folder;

    private SweptStore swept;
    private ContentSweep sweep;

    @BeforeEach
    void open() {
        swept = new SweptStore(folder);
        sweep = swept.sweep(100);
    }

    @AfterEach
    void close() {
        swept.close();
    }

    private void round() {
        swept.round(sweep);
    }

    /// Longer than the grace.
    private void aLongTimePasses() {
        swept.clock.pass(SweptStore.GRACE.plusSeconds(1));
    }

    @Test
    void anUploadThatNobodySentGoesAfterBothGraces() {
        ContentHash hash = swept.upload("never sent");
        round();
        aLongTimePasses();
        round();
        assertThat(swept.has(hash)).as("found to be unnamed a moment ago").isTrue();
        aLongTimePasses();
        round();

        assertThat(swept.has(hash)).isFalse();
        assertThat(sweep.stats()).isEqualTo(new SweepStats(3, 2, 1, "never sent".length(), 0, 0, 0));
    }

    @Test
    void whatAMessageHasStaysAndGoesAfterTheMessage() {
        ContentHash hash = swept.upload("a file");
        MessageId message = swept.say(hash);
        aLongTimePasses();
        round();
        aLongTimePasses();
        round();
        assertThat(swept.has(hash)).isTrue();
        swept.delete(message);
        round();
        aLongTimePasses();
        round();

        assertThat(swept.has(hash)).isFalse();
        assertThat(sweep.stats().forgotten()).isEqualTo(1);
    }

    @Test
    void whatIsStoredAgainIsYoungAgainEvenBetweenTheLookAndTheRemoval() {
        ContentHash hash = swept.upload("twice");
        aLongTimePasses();
        round();
        aLongTimePasses();
        swept.beforeRemoval = () -> swept.upload("twice");
        round();
        assertThat(swept.has(hash)).isTrue();
        MessageId message = swept.say(hash);
        aLongTimePasses();
        round();
        aLongTimePasses();
        round();

        assertThat(swept.has(hash)).isTrue();
        assertThat(sweep.stats().removed()).isZero();
        assertThat(message).isNotNull();
    }

    @Test
    void whatCameAndWentBetweenTwoLooksBeginsItsGraceAnew() {
        ContentHash hash = swept.upload("short-lived");
        aLongTimePasses();
        round();
        swept.delete(swept.say(hash));
        aLongTimePasses();
        round();
        round();
        assertThat(swept.has(hash))
                .as("a forward of that message may be on its way")
                .isTrue();
        aLongTimePasses();
        round();

        assertThat(swept.has(hash)).isFalse();
    }

    @Test
    void pagesAreGoneThroughOneAStep() {
        for (int i = 0; i < 5; i++) {
            swept.upload("content " + i);
        }
        aLongTimePasses();
        sweep = swept.sweep(2, 100);
        swept.step(sweep);
        assertThat(sweep.stats().looked()).isEqualTo(2);
        assertThat(sweep.stats().rounds()).isZero();
        swept.step(sweep);
        swept.step(sweep);
        assertThat(sweep.stats().looked()).isEqualTo(5);
        assertThat(sweep.stats().rounds()).isEqualTo(1);
        aLongTimePasses();
        round();

        assertThat(sweep.stats().removed()).isEqualTo(5);
    }

    @Test
    void whatHasNoRoomToWaitWaitsForALaterRound() {
        for (int i = 0; i < 3; i++) {
            swept.upload("content " + i);
        }
        aLongTimePasses();
        sweep = swept.sweep(100, 2);
        round();
        assertThat(sweep.stats().crowded()).isEqualTo(1);
        aLongTimePasses();
        round();
        assertThat(sweep.stats().removed()).isEqualTo(2);
        round();
        aLongTimePasses();
        round();

        assertThat(sweep.stats().removed()).isEqualTo(3);
    }

    @Test
    void aStoreThatRefusesIsCountedAndAskedAgain() {
        swept.upload("a");
        swept.upload("b");
        aLongTimePasses();
        ContentSweep refused = swept.sweep(hash -> CompletableFuture.failedFuture(new StoreUnavailable("held back")));
        swept.step(refused);
        assertThat(refused.stats().failures()).isEqualTo(2);
        swept.contents.close();
        swept.step(refused);

        assertThat(refused.stats().failures()).isEqualTo(3);
    }

    @Test
    void aGraceThatNoCommitIsSureToMeetIsRefused() {
        assertThat(SweepConfig.from(ConfigFactory.load()).grace()).isEqualTo(Duration.ofHours(24));
        assertThatThrownBy(() -> new SweepConfig(true, Duration.ofMinutes(59), Duration.ofSeconds(1), 1, 1))
                .hasMessageContaining("grace must be at least an hour");
    }
}
