package dev.guildhall.store.scylla;

/// One statement that is prepared once and counted by its name. Each group of tables has an enum of them.
interface Query {
    String name();

    String cql();

    /// Whether running it twice leaves what once leaves; then the driver may send it again, or to a second node.
    /// Everything is but conditional statements.
    default boolean idempotent() {
        return true;
    }

    /// Whether it changes nothing.
    default boolean reads() {
        return cql().startsWith("SELECT ");
    }

    /// Whether a read sees what conditional statements are about to do.
    default boolean serial() {
        return false;
    }
}
