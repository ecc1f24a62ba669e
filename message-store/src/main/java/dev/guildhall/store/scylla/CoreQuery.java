package dev.guildhall.store.scylla;

/// Statements of what makes several nodes safe: leases, slots, the journal, owners' numbers.
enum CoreQuery implements Query {
    NODE_INSERT("INSERT INTO nodes (node, ceiling_us, released) VALUES (?, ?, false) IF NOT EXISTS"),
    /// All of the row: what is not written again for a month is forgotten.
    NODE_RENEW(
            "UPDATE nodes SET ceiling_us = ?, released = false WHERE node = ? IF ceiling_us = ? AND released = false"),
    NODE_RELEASE("UPDATE nodes SET released = true WHERE node = ? IF released = false"),
    NODE_READ("SELECT ceiling_us, released FROM nodes WHERE node = ?"),

    SLOT_READ("SELECT epoch, node, rolled FROM slots WHERE slot = ?"),
    /// At most 3,072 rows.
    SLOTS("SELECT slot, epoch, node FROM slots"),
    SLOT_INSERT("INSERT INTO slots (slot, epoch, node, rolled) VALUES (?, 1, ?, 0) IF NOT EXISTS"),
    SLOT_TAKE("UPDATE slots SET epoch = ?, node = ? WHERE slot = ? IF epoch = ?"),
    SLOT_ROLLED("UPDATE slots SET rolled = ? WHERE slot = ? IF epoch = ?"),

    JOURNAL_PUT("INSERT INTO journal (slot, epoch, segment, seq, first_us, entry) VALUES (?, ?, ?, ?, ?, ?)"),
    JOURNAL_READ("SELECT seq, first_us, entry FROM journal WHERE slot = ? AND epoch = ? AND segment = ? AND seq >= ?"),
    JOURNAL_PAGE("SELECT seq, first_us, entry FROM journal"
            + " WHERE slot = ? AND epoch = ? AND segment = ? AND seq >= ? LIMIT ?"),
    /// What is not there at this time never will be, however late it arrives.
    JOURNAL_SHADOW("DELETE FROM journal WHERE slot = ? AND epoch = ? AND segment = ? AND seq >= ?"),
    JOURNAL_DROP("DELETE FROM journal WHERE slot = ? AND epoch = ? AND segment = ?"),
    MARK_PUT("INSERT INTO journal_marks (slot, epoch, applied) VALUES (?, ?, ?)"),
    MARK_READ("SELECT applied FROM journal_marks WHERE slot = ? AND epoch = ?"),

    MARK_DROP("DELETE FROM journal_marks WHERE slot = ? AND epoch = ?"),
    OUTBOX_PUT("INSERT INTO outbox_marks (slot, epoch, seq, kept, settled) VALUES (?, ?, ?, ?, ?)"),
    OUTBOX_READ("SELECT epoch, seq, kept, settled FROM outbox_marks WHERE slot = ?"),
    /// At most 3,072 rows.
    OUTBOX_SETTLED("SELECT slot, epoch, settled FROM outbox_marks"),

    NUMBER_PUT("INSERT INTO owner_numbers (kind, owner, number) VALUES (?, ?, ?)"),
    NUMBER_READ("SELECT number FROM owner_numbers WHERE kind = ? AND owner = ?"),

    WORKER_INSERT("INSERT INTO workers (worker, node, ceiling_ms) VALUES (?, ?, ?) IF NOT EXISTS"),
    WORKER_TAKE("UPDATE workers SET node = ?, ceiling_ms = ? WHERE worker = ? IF node = ? AND ceiling_ms = ?"),
    /// At most 1,024 rows.
    WORKERS("SELECT worker, node, ceiling_ms FROM workers"),
    WORKER_RAISE("UPDATE workers SET ceiling_ms = ? WHERE worker = ? IF node = ? AND ceiling_ms < ?");

    private final String cql;

    CoreQuery(String cql) {
        this.cql = cql;
    }

    @Override
    public String cql() {
        return cql;
    }

    @Override
    public boolean idempotent() {
        return !cql.contains(" IF ");
    }

    @Override
    public boolean serial() {
        return this == NODE_READ || this == SLOT_READ;
    }
}
