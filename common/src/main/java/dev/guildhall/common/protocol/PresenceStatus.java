package dev.guildhall.common.protocol;

import java.util.Optional;

/// How somebody is there. The order is the precedence when several sessions of one user differ: the first
/// one wins. Source: docs, "Gateway Events", update presence, status types; the precedence is that of
/// clients.
public enum PresenceStatus {
    /// Do not disturb: wherever it is chosen, it holds.
    DND("dnd"),

    /// There.
    ONLINE("online"),

    /// There, and not at the keys.
    IDLE("idle"),

    /// There, and shown as offline to others. Never sent to them.
    INVISIBLE("invisible"),

    /// Not there. A client that sends it is invisible.
    OFFLINE("offline");

    private final String wireName;

    PresenceStatus(String wireName) {
        this.wireName = wireName;
    }

    /// The text on the wire.
    public String wireName() {
        return wireName;
    }

    /// Others see that the user is there.
    public boolean shown() {
        return this != INVISIBLE && this != OFFLINE;
    }

    /// The constant with that text.
    public static Optional<PresenceStatus> of(String wireName) {
        for (PresenceStatus candidate : values()) {
            if (candidate.wireName.equals(wireName)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
