package dev.guildhall.acceptance.ledger;

/// How much a run exercised: a clean verdict over nothing proves nothing.
public record Counts(
        int attempts,
        int acked,
        int unknown,
        int rejected,
        int stored,
        int dispatches,
        int sessions,
        int resumed,
        int refused) {
    static Counts of(Book book) {
        return new Counts(
                book.all(Entry.Sent.class).size(),
                book.all(Entry.Acked.class).size(),
                book.all(Entry.Unknown.class).size(),
                book.all(Entry.Rejected.class).size(),
                book.all(Entry.Stored.class).size(),
                book.all(Entry.Received.class).size(),
                book.all(Entry.Opened.class).size(),
                book.all(Entry.Resumed.class).size(),
                book.all(Entry.Refused.class).size());
    }
}
