package dev.guildhall.acceptance.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// I4: what is stored reaches every session once, and only what is stored.
final class DeliveryCheck {
    private final Book book;
    private final Consumer<Violation> found;
    private final Map<String, SessionBook> sessions = new LinkedHashMap<>();

    DeliveryCheck(Book book, Consumer<Violation> found) {
        this.book = book;
        this.found = found;
    }

    void run() {
        for (Entry.Opened opened : book.all(Entry.Opened.class)) {
            sessions.put(opened.session(), new SessionBook(opened));
        }
        book.all(Entry.Received.class).forEach(this::belongsToItsSession);
        book.all(Entry.Finished.class).forEach(this::finish);
        for (SessionBook session : sessions.values()) {
            contiguous(session);
            exactlyOnce(session);
            noHole(session);
        }
        book.all(Entry.Received.class).forEach(this::isStored);
        book.all(Entry.CaughtUp.class).forEach(this::stayed);
        everyReceiverSawEverything();
    }

    private void belongsToItsSession(Entry.Received dispatch) {
        SessionBook session = sessions.get(dispatch.session());
        if (session == null) {
            broken("dispatch for a session that was never opened: " + dispatch);
        } else {
            session.add(dispatch);
        }
    }

    private void finish(Entry.Finished end) {
        SessionBook session = sessions.get(end.session());
        if (session != null) session.finish();
    }

    private void contiguous(SessionBook session) {
        long last = session.opened.seq();
        for (Entry.Received dispatch : session.dispatches) {
            if (dispatch.seq() != last + 1) broken("after s=%d came %s".formatted(last, dispatch));
            last = dispatch.seq();
        }
    }

    private void exactlyOnce(SessionBook session) {
        Set<String> ids = new HashSet<>();
        for (Entry.Received dispatch : session.dispatches) {
            if (!dispatch.id().isEmpty() && !ids.add(dispatch.id())) broken("delivered twice: " + dispatch);
        }
    }

    private void noHole(SessionBook session) {
        for (Entry.Stored row : book.rowsSentAfter(session.opened.tick())) {
            if (session.owed(row) && !session.got(row.id())) {
                broken("session %s of %s never got %s"
                        .formatted(session.opened.session(), session.opened.actor(), row));
            }
        }
    }

    private void isStored(Entry.Received dispatch) {
        if (dispatch.id().isEmpty()) return;
        Optional<Entry.Stored> row = book.row(dispatch.id());
        boolean same = row.filter(stored -> stored.sha256().equals(dispatch.sha256()))
                .filter(stored -> stored.channel().equals(dispatch.channel()))
                .isPresent();
        if (!same) broken("delivered, but not so in history: %s, row %s".formatted(dispatch, row));
    }

    private void stayed(Entry.CaughtUp read) {
        for (String id : read.ids()) {
            if (book.row(id).isEmpty()) broken("%s read %s in history, and it is gone".formatted(read.actor(), id));
        }
    }

    /// Dispatches of all its sessions and the gaps it closed from history, together: from its first READY on,
    /// nothing is missing.
    private void everyReceiverSawEverything() {
        Map<String, Set<String>> saw = new HashMap<>();
        book.all(Entry.Received.class)
                .forEach(dispatch -> sawBy(saw, dispatch.actor()).add(dispatch.id()));
        book.all(Entry.CaughtUp.class).forEach(read -> sawBy(saw, read.actor()).addAll(read.ids()));
        Map<String, Entry.Opened> firstOpened = new HashMap<>();
        book.all(Entry.Opened.class).forEach(opened -> firstOpened.putIfAbsent(opened.actor(), opened));
        Set<String> ended = new TreeSet<>();
        book.all(Entry.Finished.class).forEach(end -> ended.add(end.actor()));
        firstOpened.forEach((actor, opened) -> {
            if (!ended.contains(actor)) broken(actor + " never met the end of every channel");
            for (Entry.Stored row : book.rowsSentAfter(opened.tick())) {
                if (!sawBy(saw, actor).contains(row.id())) broken("%s saw %s nowhere".formatted(actor, row));
            }
        });
    }

    private static Set<String> sawBy(Map<String, Set<String>> saw, String actor) {
        return saw.computeIfAbsent(actor, name -> new HashSet<>());
    }

    private void broken(String example) {
        found.accept(new Violation(Invariant.I4_DELIVERY, example));
    }
}
