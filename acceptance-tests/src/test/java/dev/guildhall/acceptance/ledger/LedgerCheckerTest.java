package dev.guildhall.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The checker is only worth what it catches: one test for each way a server can break its word.
final class LedgerCheckerTest {
    private static final long LATE = 1_000_000;

    @Test
    void runWithoutFaultIsClean() {
        Verdict verdict = LedgerChecker.check(CleanRun.entries());

        assertThat(verdict.report()).contains("clean");
        assertThat(verdict.counts().acked()).isEqualTo(CleanRun.MESSAGES);
        assertThat(verdict.counts().resumed()).isEqualTo(1);
        assertThat(verdict.counts().refused()).isEqualTo(1);
    }

    @Test
    void orderOfTheFilesDoesNotMatter() {
        List<Entry> shuffled = new ArrayList<>(CleanRun.entries());
        Collections.shuffle(shuffled, new Random(7));

        assertThat(LedgerChecker.check(shuffled).violations()).isEmpty();
    }

    @Test
    void acknowledgedMessageThatHistoryLostIsCaught() {
        assertCaught(
                Invariant.I1_DURABLE,
                CleanRun.without(Entry.Stored.class, row -> row.id().equals(CleanRun.idOf(8))));
    }

    @Test
    void messageStoredTwiceIsCaught() {
        Entry doubled = new Entry.Stored(LATE, "history", CleanRun.channelOf(8), "9999", CleanRun.sha256Of(8));

        assertCaught(Invariant.I1_DURABLE, CleanRun.with(doubled));
    }

    @Test
    void rowListedTwiceIsCaught() {
        Entry.Stored row =
                CleanRun.first(Entry.Stored.class, stored -> stored.id().equals(CleanRun.idOf(8)));
        Entry again = new Entry.Stored(LATE, row.actor(), row.channel(), row.id(), row.sha256());

        assertCaught(Invariant.I1_DURABLE, CleanRun.with(again));
    }

    @Test
    void messageStoredUnderAnotherIdThanAcknowledgedIsCaught() {
        List<Entry> mutant = CleanRun.changing(
                Entry.Acked.class,
                ack -> ack.nonce().equals(CleanRun.nonceOf(8)),
                ack -> new Entry.Acked(ack.tick(), ack.actor(), ack.nonce(), "5", ack.sha256()));

        assertCaught(Invariant.I1_DURABLE, mutant);
    }

    @Test
    void textThatChangedOnTheWayToHistoryIsCaught() {
        List<Entry> mutant = CleanRun.changing(
                Entry.Stored.class,
                row -> row.id().equals(CleanRun.idOf(8)),
                row -> new Entry.Stored(row.tick(), row.actor(), row.channel(), row.id(), Text.sha256("torn")));

        assertCaught(Invariant.I1_DURABLE, mutant);
        assertCaught(Invariant.I2_NO_GHOSTS, mutant);
    }

    @Test
    void retryThatMadeASecondMessageIsCaught() {
        Entry second = new Entry.Acked(LATE, "s2", CleanRun.nonceOf(14), "5000", CleanRun.sha256Of(14));

        assertCaught(Invariant.I1_DURABLE, CleanRun.with(second));
    }

    @Test
    void messageOfUnknownOutcomeMayBeThereOrNot() {
        List<Entry> there = new ArrayList<>(CleanRun.entries());
        there.replaceAll(LedgerCheckerTest::inDoubt);
        List<Entry> absent = new ArrayList<>(there);
        absent.removeIf(entry -> entry instanceof Entry.Stored row && row.id().equals(CleanRun.idOf(MESSAGE_IN_DOUBT)));
        absent.removeIf(entry -> entry instanceof Entry.CaughtUp);

        assertThat(LedgerChecker.check(there).violations()).isEmpty();
        assertThat(LedgerChecker.check(absent).violations())
                .noneMatch(violation -> violation.invariant() == Invariant.I1_DURABLE);
    }

    @Test
    void messageOfUnknownOutcomeStoredTwiceIsCaught() {
        List<Entry> mutant = new ArrayList<>(CleanRun.entries());
        mutant.replaceAll(LedgerCheckerTest::inDoubt);
        String channel = CleanRun.channelOf(MESSAGE_IN_DOUBT);
        mutant.add(new Entry.Stored(LATE, "history", channel, "5", CleanRun.sha256Of(MESSAGE_IN_DOUBT)));

        assertCaught(Invariant.I1_DURABLE, mutant);
    }

    @Test
    void ghostInHistoryIsCaught() {
        Entry ghost = new Entry.Stored(LATE, "history", "1", "5", Text.sha256("nobody sent this"));

        assertCaught(Invariant.I2_NO_GHOSTS, CleanRun.with(ghost));
    }

    @Test
    void refusedMessageInHistoryIsCaught() {
        List<Entry> mutant = new ArrayList<>(CleanRun.entries());
        mutant.replaceAll(
                entry -> entry instanceof Entry.Acked ack && ack.nonce().equals(CleanRun.nonceOf(8))
                        ? new Entry.Rejected(ack.tick(), ack.actor(), ack.nonce(), 403, "")
                        : entry);

        assertCaught(Invariant.I2_NO_GHOSTS, mutant);
    }

    @Test
    void historyOutOfOrderIsCaught() {
        List<Entry> mutant = CleanRun.changing(
                Entry.Stored.class,
                row -> row.id().equals(CleanRun.idOf(8)),
                row -> new Entry.Stored(LATE, row.actor(), row.channel(), row.id(), row.sha256()));

        assertCaught(Invariant.I3_ORDER, mutant);
    }

    @Test
    void twoDispatchesInTheWrongOrderAreCaught() {
        Entry.Received a = dispatchOf(6);
        Entry.Received b = dispatchOf(8);
        List<Entry> mutant = new ArrayList<>(CleanRun.entries());
        mutant.replaceAll(entry -> entry.equals(a) ? carrying(a, b) : entry.equals(b) ? carrying(b, a) : entry);

        assertCaught(Invariant.I3_ORDER, mutant);
    }

    @Test
    void laterSendWithTheSmallerIdIsCaught() {
        // Message 12 comes from the sender of message 9 and is sent after the answer to it.
        List<Entry> mutant = new ArrayList<>(CleanRun.entries());
        mutant.replaceAll(entry -> switch (entry) {
            case Entry.Acked ack
            when ack.nonce().equals(CleanRun.nonceOf(12)) ->
                new Entry.Acked(ack.tick(), ack.actor(), ack.nonce(), "900", ack.sha256());
            case Entry.Stored row
            when row.id().equals(CleanRun.idOf(12)) ->
                new Entry.Stored(row.tick(), row.actor(), row.channel(), "900", row.sha256());
            default -> entry;
        });

        assertCaught(Invariant.I3_ORDER, mutant);
    }

    @Test
    void dispatchThatASessionNeverGotIsCaught() {
        assertCaught(Invariant.I4_DELIVERY, CleanRun.without(Entry.Received.class, got -> got.equals(dispatchOf(6))));
    }

    @Test
    void holeThatRenumberingHidesIsCaught() {
        List<Entry> mutant = CleanRun.without(Entry.Received.class, got -> got.equals(dispatchOf(6)));
        long gone = dispatchOf(6).seq();
        mutant.replaceAll(
                entry -> entry instanceof Entry.Received got && got.session().equals("first") && got.seq() > gone
                        ? renumbered(got, got.seq() - 1)
                        : entry);

        assertCaught(Invariant.I4_DELIVERY, mutant);
    }

    @Test
    void holeInAReplayIsCaught() {
        List<Entry> mutant = CleanRun.without(Entry.Received.class, got -> got.equals(dispatchOf(12)));

        assertCaught(Invariant.I4_DELIVERY, mutant);
    }

    @Test
    void dispatchDeliveredTwiceIsCaught() {
        Entry.Received got =
                CleanRun.first(Entry.Received.class, entry -> entry.id().equals(CleanRun.idOf(CleanRun.MESSAGES)));
        Entry again = new Entry.Received(
                LATE, got.actor(), got.session(), got.seq() + 1, got.event(), got.channel(), got.id(), got.sha256());

        assertCaught(Invariant.I4_DELIVERY, CleanRun.with(again));
    }

    @Test
    void dispatchOfWhatIsNotInHistoryIsCaught() {
        Entry.Received got =
                CleanRun.first(Entry.Received.class, entry -> entry.id().equals(CleanRun.idOf(CleanRun.MESSAGES)));
        Entry ghost = new Entry.Received(
                LATE, got.actor(), got.session(), got.seq() + 1, got.event(), got.channel(), "7777", got.sha256());

        assertCaught(Invariant.I4_DELIVERY, CleanRun.with(ghost));
    }

    @Test
    void gapBetweenTwoSessionsThatHistoryDidNotCloseIsCaught() {
        List<Entry> mutant = CleanRun.changing(
                Entry.CaughtUp.class,
                read -> read.channel().equals(CleanRun.FIRST_CHANNEL),
                read -> new Entry.CaughtUp(read.tick(), read.actor(), read.channel(), List.of()));

        assertCaught(Invariant.I4_DELIVERY, mutant);
    }

    @Test
    void messageThatHistoryOnceShowedAndThenLostIsCaught() {
        List<Entry> mutant = CleanRun.changing(
                Entry.CaughtUp.class,
                read -> read.channel().equals(CleanRun.FIRST_CHANNEL),
                read -> new Entry.CaughtUp(read.tick(), read.actor(), read.channel(), plus(read.ids(), "4242")));

        assertCaught(Invariant.I4_DELIVERY, mutant);
    }

    @Test
    void receiverThatNeverMetTheEndIsCaught() {
        assertCaught(Invariant.I4_DELIVERY, CleanRun.without(Entry.Finished.class, end -> true));
    }

    @Test
    void anyDispatchDroppedFromAnyRunIsCaught() {
        List<Entry> clean = CleanRun.entries();
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 30; trial++) {
            List<Entry> mutant = new ArrayList<>(clean);
            Entry victim = clean.get(random.nextInt(clean.size()));
            if (!(victim instanceof Entry.Received)) continue;
            mutant.remove(victim);

            assertCaught(Invariant.I4_DELIVERY, mutant);
        }
    }

    private static final int MESSAGE_IN_DOUBT = 27;

    private static Entry inDoubt(Entry entry) {
        return entry instanceof Entry.Acked ack && ack.nonce().equals(CleanRun.nonceOf(MESSAGE_IN_DOUBT))
                ? new Entry.Unknown(ack.tick(), ack.actor(), ack.nonce(), "connection reset")
                : entry;
    }

    private static Entry.Received dispatchOf(int message) {
        return CleanRun.first(Entry.Received.class, got -> got.id().equals(CleanRun.idOf(message)));
    }

    private static Entry.Received carrying(Entry.Received place, Entry.Received message) {
        return new Entry.Received(
                place.tick(),
                place.actor(),
                place.session(),
                place.seq(),
                place.event(),
                message.channel(),
                message.id(),
                message.sha256());
    }

    private static Entry.Received renumbered(Entry.Received got, long seq) {
        return new Entry.Received(
                got.tick(), got.actor(), got.session(), seq, got.event(), got.channel(), got.id(), got.sha256());
    }

    private static List<String> plus(List<String> ids, String more) {
        List<String> longer = new ArrayList<>(ids);
        longer.add(more);
        return longer;
    }

    private static void assertCaught(Invariant invariant, List<Entry> mutant) {
        assertThat(LedgerChecker.check(mutant).violations()).anyMatch(violation -> violation.invariant() == invariant);
    }
}
