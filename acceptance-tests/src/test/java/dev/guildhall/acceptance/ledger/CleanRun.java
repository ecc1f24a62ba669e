package dev.guildhall.acceptance.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The ledger of a run without fault: two senders, two channels, one receiver who resumed once, was refused
/// once, and closed the gap from history. A mutant is this run with one line changed.
final class CleanRun {
    static final String FIRST_CHANNEL = "1";
    static final int MESSAGES = 40;

    /// The receiver's first session ends with the node, after this message.
    private static final int REFUSED_AFTER = 25;
    /// Sent while the receiver had no session: it finds them in history.
    private static final int GAP = 4;

    private final List<Entry> entries = new ArrayList<>();
    private long tick;

    private CleanRun() {}

    static List<Entry> entries() {
        CleanRun run = new CleanRun();
        run.play();
        return run.entries;
    }

    /// The run with the first fitting entry replaced.
    static <E extends Entry> List<Entry> changing(Class<E> kind, Predicate<E> which, UnaryOperator<E> change) {
        List<Entry> mutant = new ArrayList<>(entries());
        int at = indexOf(mutant, kind, which);
        mutant.set(at, change.apply(kind.cast(mutant.get(at))));
        return mutant;
    }

    static <E extends Entry> List<Entry> without(Class<E> kind, Predicate<E> which) {
        List<Entry> mutant = new ArrayList<>(entries());
        mutant.remove(indexOf(mutant, kind, which));
        return mutant;
    }

    /// The run and one more line, at the end.
    static List<Entry> with(Entry more) {
        List<Entry> mutant = new ArrayList<>(entries());
        mutant.add(more);
        return mutant;
    }

    static <E extends Entry> E first(Class<E> kind, Predicate<E> which) {
        List<Entry> clean = entries();
        return kind.cast(clean.get(indexOf(clean, kind, which)));
    }

    static String idOf(int message) {
        return Integer.toString(1000 + message);
    }

    static String channelOf(int message) {
        return message % 2 == 0 ? FIRST_CHANNEL : "2";
    }

    static String sha256Of(int message) {
        return Text.sha256("text " + message);
    }

    static String nonceOf(int message) {
        return "n" + message;
    }

    private static <E extends Entry> int indexOf(List<Entry> entries, Class<E> kind, Predicate<E> which) {
        for (int i = 0; i < entries.size(); i++) {
            if (kind.isInstance(entries.get(i)) && which.test(kind.cast(entries.get(i)))) return i;
        }
        throw new IllegalArgumentException("no such " + kind.getSimpleName());
    }

    private void play() {
        add(new Entry.Opened(next(), "r", "first", 1));
        long seq = 1;
        for (int message = 1; message <= REFUSED_AFTER; message++) {
            send(message);
            if (message == 10) {
                add(new Entry.Dropped(next(), "r", "first", 1006));
            } else if (message == 13) {
                seq = receive("first", seq, 10, 13);
                add(new Entry.Received(next(), "r", "first", ++seq, "RESUMED", "", "", ""));
                add(new Entry.Resumed(next(), "r", "first", seq));
            } else if (message < 10 || message > 13) {
                seq = receive("first", seq, message, message);
            }
        }
        add(new Entry.Dropped(next(), "r", "first", 1006));
        for (int message = REFUSED_AFTER + 1; message <= REFUSED_AFTER + GAP; message++) send(message);
        add(new Entry.Refused(next(), "r", "first"));
        add(new Entry.Opened(next(), "r", "second", 1));
        catchUp(REFUSED_AFTER + GAP);
        seq = 1;
        for (int message = REFUSED_AFTER + GAP + 1; message <= MESSAGES; message++) {
            send(message);
            seq = receive("second", seq, message, message);
        }
        add(new Entry.Finished(next(), "r", "second"));
        store();
    }

    /// Every seventh has no answer at first and is sent again.
    private void send(int message) {
        String sender = "s" + message % 3;
        add(new Entry.Sent(next(), sender, nonceOf(message), channelOf(message), sha256Of(message)));
        if (message % 7 == 0) {
            add(new Entry.Unknown(next(), sender, nonceOf(message), "connection reset"));
            add(new Entry.Sent(next(), sender, nonceOf(message), channelOf(message), sha256Of(message)));
        }
        add(new Entry.Acked(next(), sender, nonceOf(message), idOf(message), sha256Of(message)));
    }

    private long receive(String session, long after, int from, int to) {
        long seq = after;
        for (int m = from; m <= to; m++) {
            add(new Entry.Received(next(), "r", session, ++seq, "MESSAGE_CREATE", channelOf(m), idOf(m), sha256Of(m)));
        }
        return seq;
    }

    private void catchUp(int upTo) {
        for (String channel : List.of(FIRST_CHANNEL, "2")) {
            List<String> ids = new ArrayList<>();
            for (int m = upTo; m >= 1; m--) if (channelOf(m).equals(channel)) ids.add(idOf(m));
            add(new Entry.CaughtUp(next(), "r", channel, ids));
        }
    }

    private void store() {
        for (String channel : List.of(FIRST_CHANNEL, "2")) {
            for (int m = MESSAGES; m >= 1; m--) {
                if (channelOf(m).equals(channel))
                    add(new Entry.Stored(next(), "history", channel, idOf(m), sha256Of(m)));
            }
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
    }

    private long next() {
        return ++tick;
    }
}
