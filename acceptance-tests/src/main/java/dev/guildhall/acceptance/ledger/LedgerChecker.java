package dev.guildhall.acceptance.ledger;

import java.util.ArrayList;
import java.util.List;

/// Compares what the clients did with what the server kept. Pure: the same entries give the same verdict.
public final class LedgerChecker {
    private LedgerChecker() {}

    /// `entries` of all actors, in any order between actors, with the history after quiesce as [Entry.Stored].
    public static Verdict check(List<Entry> entries) {
        Book book = new Book(entries);
        List<Violation> violations = new ArrayList<>();
        new DurabilityCheck(book, violations::add).run();
        new OrderCheck(book, violations::add).run();
        new DeliveryCheck(book, violations::add).run();
        return new Verdict(Counts.of(book), violations);
    }
}
