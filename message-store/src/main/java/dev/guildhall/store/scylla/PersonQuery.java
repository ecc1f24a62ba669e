package dev.guildhall.store.scylla;

/// Statements of accounts, of what is a person's own, and of names.
enum PersonQuery implements Query {
    ACCOUNT_PUT("INSERT INTO accounts (user_id, row) VALUES (?, ?)"),
    ACCOUNT_READ("SELECT row FROM accounts WHERE user_id = ?"),

    AUTH_SESSION_PUT("INSERT INTO auth_sessions (user_id, id, created_ms) VALUES (?, ?, ?)"),
    AUTH_SESSION_DELETE("DELETE FROM auth_sessions WHERE user_id = ? AND id = ?"),
    AUTH_SESSIONS_DELETE("DELETE FROM auth_sessions WHERE user_id = ?"),
    AUTH_SESSION_READ("SELECT id FROM auth_sessions WHERE user_id = ? AND id = ?"),
    AUTH_SESSIONS_READ("SELECT id FROM auth_sessions WHERE user_id = ?"),

    APPLICATION_PUT("INSERT INTO applications (id, row) VALUES (?, ?)"),
    APPLICATION_READ("SELECT row FROM applications WHERE id = ?"),
    APPLICATION_OF_OWNER_PUT("INSERT INTO applications_by_owner (owner_id, id, row) VALUES (?, ?, ?)"),
    APPLICATIONS_OF_OWNER("SELECT row FROM applications_by_owner WHERE owner_id = ?"),

    PERSONAL_PUT("INSERT INTO personal (user_id, kind, id, row) VALUES (?, ?, ?, ?)"),
    PERSONAL_DELETE("DELETE FROM personal WHERE user_id = ? AND kind = ? AND id = ?"),
    PERSONAL_READ("SELECT kind, id, row FROM personal WHERE user_id = ?"),
    PERSONAL_OF_KIND("SELECT kind, id, row FROM personal WHERE user_id = ? AND kind = ?"),
    /// Of one partition.
    PERSONAL_ROWS("SELECT kind, id, row FROM personal WHERE user_id = ? AND kind = ? AND id IN ?"),
    PERSONAL_ROW("SELECT kind, id, row FROM personal WHERE user_id = ? AND kind = ? AND id = ?"),

    CLAIM_READ("SELECT owner_kind, owner, held, claimed_ms, at_us FROM claims WHERE kind = ? AND name = ?"),
    /// The same, with what a statement of which no answer came may have done or do.
    CLAIM_SETTLED("SELECT owner_kind, owner, held, claimed_ms, at_us FROM claims WHERE kind = ? AND name = ?"),
    CLAIM_INSERT("INSERT INTO claims (kind, name, owner_kind, owner, held, claimed_ms, at_us)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS"),
    CLAIM_REPLACE("UPDATE claims SET owner_kind = ?, owner = ?, held = ?, claimed_ms = ?, at_us = ?"
            + " WHERE kind = ? AND name = ?"
            + " IF owner_kind = ? AND owner = ? AND held = ? AND claimed_ms = ? AND at_us = ?"),
    CLAIM_DELETE("DELETE FROM claims WHERE kind = ? AND name = ?"
            + " IF owner_kind = ? AND owner = ? AND held = ? AND claimed_ms = ? AND at_us = ?");

    private final String cql;

    PersonQuery(String cql) {
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
        return this == CLAIM_SETTLED;
    }
}
