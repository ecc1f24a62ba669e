package dev.guildhall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.event.EventReader;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PersonalChange;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalDrainTest {
    private static final Duration LINGER = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ToyOutbox outbox = new ToyOutbox();
    private final HeldBus bus = new HeldBus();
    private final ManualThread thread = new ManualThread();
    private final JournalDrain drain =
            JournalDrain.start(outbox, bus, new DrainConfig(4, 2, LINGER, RETRY, Duration.ofMillis(1)), thread);

    private static Commit deletion(long guild, long number) {
        return new Commit(
                new OwnerId.OfGuild(new GuildId(guild)),
                number,
                List.of(new Change.DeleteMessage(new ChannelId(guild), new MessageId(number))));
    }

    private static String id(BusRecord record) {
        return ((EventReader.Found.Known) EventReader.read(record.value()))
                .event()
                .id();
    }

    private List<String> ids() {
        return bus.kept().stream().map(JournalDrainTest::id).toList();
    }

    @Test
    void eventsComeInTheOrderOfTheCommits() {
        IntStream.rangeClosed(1, 11).forEach(number -> outbox.part("a").commit(deletion(7, number)));
        thread.pass(LINGER);
        assertThat(ids())
                .isEqualTo(IntStream.rangeClosed(1, 11)
                        .mapToObj(number -> "guild:7:" + number + ":0")
                        .toList());
        assertThat(outbox.part("a").left()).isZero();
        assertThat(drain.stats()).isEqualTo(new DrainStats(11, 11, 0, 0));
    }

    @Test
    void nothingIsTakenBeforeTheBusKeepsIt() {
        bus.hold();
        outbox.part("a").commit(deletion(7, 1));
        thread.pass(LINGER);
        assertThat(bus.held()).isEqualTo(1);
        assertThat(outbox.part("a").left()).isEqualTo(1);
        bus.letThrough();
        thread.pass(LINGER);
        assertThat(outbox.part("a").left()).isZero();
    }

    @Test
    void onePartHasOneStepAtATime() {
        bus.hold();
        outbox.part("a").commit(deletion(7, 1));
        thread.pass(LINGER);
        outbox.part("a").commit(deletion(7, 2));
        thread.pass(LINGER.multipliedBy(10));
        assertThat(bus.held()).isEqualTo(1);
        bus.letThrough();
        thread.pass(LINGER.multipliedBy(2));
        assertThat(ids()).containsExactly("guild:7:1:0", "guild:7:2:0");
    }

    @Test
    void noMorePartsThanAllowedHaveAStepUnderWayAndTheOthersFollow() {
        bus.hold();
        List.of("a", "b", "c").forEach(name -> outbox.part(name).commit(deletion(name.charAt(0), 1)));
        thread.pass(LINGER.multipliedBy(10));
        assertThat(bus.held()).isEqualTo(2);
        bus.letThrough();
        thread.pass(LINGER.multipliedBy(2));
        assertThat(bus.kept()).hasSize(3);
    }

    @Test
    void whatTheBusRefusesComesAgainAfterAPauseAndNothingElseOfThePartBefore() {
        bus.refuse(_ -> new BusUnavailable("full"));
        outbox.part("a").commit(deletion(7, 1));
        thread.pass(LINGER);
        bus.refuse(_ -> null);
        outbox.part("a").commit(deletion(7, 2));
        thread.pass(RETRY.minus(LINGER).minusMillis(1));
        assertThat(bus.kept()).isEmpty();
        thread.pass(LINGER);
        assertThat(ids()).containsExactly("guild:7:1:0", "guild:7:2:0");
        assertThat(drain.stats().failures()).isEqualTo(1);
    }

    @Test
    void aStoreThatDoesNotAnswerIsAskedAgainAfterAPause() {
        outbox.part("a").fail(new StoreUnavailable("gone"));
        outbox.part("a").commit(deletion(7, 1));
        thread.pass(RETRY.multipliedBy(3));
        assertThat(outbox.part("a").reads()).isBetween(2, 4);
        outbox.part("a").fail(null);
        thread.pass(RETRY);
        assertThat(ids()).containsExactly("guild:7:1:0");
    }

    @Test
    void anEventThatTheBusCanNeverTakeIsLeftOutAndHoldsNobody() {
        bus.findTooLarge(record -> id(record).equals("guild:7:2:0"));
        IntStream.rangeClosed(1, 3).forEach(number -> outbox.part("a").commit(deletion(7, number)));
        thread.pass(LINGER);
        assertThat(ids()).containsExactly("guild:7:1:0", "guild:7:3:0");
        assertThat(outbox.part("a").left()).isZero();
        assertThat(drain.stats().parked()).isEqualTo(1);
    }

    @Test
    void commitsOfWhichNobodyHearsAreTakenAllTheSame() {
        outbox.part("a")
                .commit(new Commit(
                        new OwnerId.OfUser(new UserId(3)),
                        1,
                        List.of(new Change.OfPerson(
                                new UserId(3), new PersonalChange.PutNote(new UserId(4), "owes me a tea")))));
        thread.pass(LINGER);
        assertThat(outbox.part("a").left()).isZero();
        assertThat(bus.kept()).isEmpty();
    }

    @Test
    void whatWaitsAtTheStartIsCarriedWithoutNews() {
        ToyOutbox filled = new ToyOutbox();
        filled.part("a").commit(deletion(7, 1));
        JournalDrain.start(filled, bus, new DrainConfig(4, 2, LINGER, RETRY, Duration.ofMillis(1)), thread);
        thread.pass(Duration.ZERO);
        assertThat(ids()).containsExactly("guild:7:1:0");
    }
}
