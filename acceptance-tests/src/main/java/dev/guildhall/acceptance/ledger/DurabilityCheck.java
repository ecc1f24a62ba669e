package dev.guildhall.acceptance.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// I1 and I2: what was acknowledged is there once, what is there was sent.
final class DurabilityCheck {
    private final Book book;
    private final Consumer<Violation> found;
    private final Map<String, Entry.Acked> acked = new HashMap<>();
    private final Set<String> everUnknown = new HashSet<>();
    private final Map<String, Entry.Rejected> rejected = new HashMap<>();

    DurabilityCheck(Book book, Consumer<Violation> found) {
        this.book = book;
        this.found = found;
    }

    void run() {
        book.all(Entry.Acked.class).forEach(this::oneIdForEachNonce);
        book.all(Entry.Unknown.class).forEach(unknown -> everUnknown.add(unknown.nonce()));
        book.all(Entry.Rejected.class).forEach(refusal -> rejected.put(refusal.nonce(), refusal));
        book.sends().forEach(this::fate);
        book.all(Entry.Stored.class).forEach(this::wasSent);
        eachIdOnce();
    }

    private void oneIdForEachNonce(Entry.Acked ack) {
        Entry.Acked first = acked.putIfAbsent(ack.nonce(), ack);
        if (first != null && !first.id().equals(ack.id())) {
            lost("nonce %s was acknowledged as %s and again as %s".formatted(ack.nonce(), first.id(), ack.id()));
        }
    }

    private void fate(Entry.Sent sent) {
        List<Entry.Stored> rows = book.rowsOf(sent.sha256());
        Entry.Acked ack = acked.get(sent.nonce());
        if (ack != null) {
            acknowledged(sent, ack, rows);
        } else if (rejected.containsKey(sent.nonce()) && !everUnknown.contains(sent.nonce()) && !rows.isEmpty()) {
            ghost("refused but stored: %s as %s".formatted(rejected.get(sent.nonce()), rows));
        } else if (rows.size() > 1) {
            lost("outcome unknown, stored %d times: %s as %s".formatted(rows.size(), sent, rows));
        }
    }

    private void acknowledged(Entry.Sent sent, Entry.Acked ack, List<Entry.Stored> rows) {
        if (!ack.sha256().equals(sent.sha256())) {
            lost("acknowledged with another text: %s for %s".formatted(ack, sent));
        } else if (rows.size() != 1) {
            lost("acknowledged, stored %d times: %s, rows %s".formatted(rows.size(), ack, rows));
        } else if (!rows.getFirst().id().equals(ack.id())) {
            lost("acknowledged under one id, stored under another: %s, row %s".formatted(ack, rows.getFirst()));
        } else if (!rows.getFirst().channel().equals(sent.channel())) {
            lost("stored in another channel: %s, row %s".formatted(sent, rows.getFirst()));
        }
    }

    private void wasSent(Entry.Stored row) {
        if (book.sendOf(row.sha256()).isEmpty()) ghost("never sent: " + row);
    }

    private void eachIdOnce() {
        Set<String> ids = new HashSet<>();
        for (Entry.Stored row : book.all(Entry.Stored.class)) {
            if (!ids.add(row.id())) lost("listed twice: " + row);
        }
    }

    private void lost(String example) {
        found.accept(new Violation(Invariant.I1_DURABLE, example));
    }

    private void ghost(String example) {
        found.accept(new Violation(Invariant.I2_NO_GHOSTS, example));
    }
}
