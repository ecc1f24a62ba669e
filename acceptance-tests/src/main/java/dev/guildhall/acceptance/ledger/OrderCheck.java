package dev.guildhall.acceptance.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// I3: one order, seen by everybody.
final class OrderCheck {
    private final Book book;
    private final Consumer<Violation> found;

    OrderCheck(Book book, Consumer<Violation> found) {
        this.book = book;
        this.found = found;
    }

    void run() {
        book.history().values().forEach(this::newestFirst);
        sessionsSeeIdOrder();
        laterSendGreaterId();
    }

    private void newestFirst(List<Entry.Stored> listed) {
        for (int i = 1; i < listed.size(); i++) {
            if (number(listed.get(i).id()) >= number(listed.get(i - 1).id())) {
                broken("history not newest first: %s before %s".formatted(listed.get(i - 1), listed.get(i)));
            }
        }
    }

    private void sessionsSeeIdOrder() {
        Map<String, Entry.Received> last = new HashMap<>();
        for (Entry.Received dispatch : book.all(Entry.Received.class)) {
            if (dispatch.id().isEmpty()) continue;
            Entry.Received before = last.put(dispatch.session() + " " + dispatch.channel(), dispatch);
            if (before != null && number(dispatch.id()) < number(before.id())) {
                broken("out of order in one session and channel: %s, then %s".formatted(before, dispatch));
            }
        }
    }

    /// Whoever had the answer to `a` before sending `b` must find `a` first, across channels, crashes and clock steps.
    private void laterSendGreaterId() {
        Map<String, Entry.Acked> newestAck = new HashMap<>();
        for (Entry entry : book.inOrder()) {
            switch (entry) {
                case Entry.Sent sent -> isAfter(newestAck.get(sent.actor()), sent);
                case Entry.Acked ack -> newestAck.merge(ack.actor(), ack, OrderCheck::newer);
                case Entry.Rejected _, Entry.Unknown _, Entry.Opened _, Entry.Received _, Entry.Dropped _ -> {}
                case Entry.Resumed _, Entry.Refused _, Entry.CaughtUp _, Entry.Finished _, Entry.Stored _ -> {}
            }
        }
    }

    private void isAfter(Entry.@Nullable Acked earlier, Entry.Sent sent) {
        boolean firstAttempt = book.sendOf(sent.sha256()).filter(sent::equals).isPresent();
        if (earlier == null || !firstAttempt) return;
        for (Entry.Stored row : book.rowsOf(sent.sha256())) {
            if (number(row.id()) <= number(earlier.id())) {
                broken("sent after the answer %s, stored before it: %s".formatted(earlier, row));
            }
        }
    }

    private static Entry.Acked newer(Entry.Acked a, Entry.Acked b) {
        return number(a.id()) > number(b.id()) ? a : b;
    }

    private static long number(String id) {
        return Long.parseLong(id);
    }

    private void broken(String example) {
        found.accept(new Violation(Invariant.I3_ORDER, example));
    }
}
