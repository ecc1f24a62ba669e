package dev.guildhall.acceptance.ledger;

/// Where a receiver stands in its session: what RESUME has to name.
record SessionPoint(String id, long seq) {
    SessionPoint at(long later) {
        return new SessionPoint(id, later);
    }
}
