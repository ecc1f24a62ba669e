package dev.guildhall.common.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether a node can serve clients at this moment, with all of its parts.
///
/// @param closing it is about to end, and whoever comes now should go elsewhere
/// @param parts in the order in which they were started
public record Readiness(boolean closing, Map<String, Health> parts) {
    public Readiness {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /// False for a node to which nothing should be sent. One that is degraded serves.
    public boolean ready() {
        return !closing && parts.values().stream().noneMatch(part -> part.state() == Health.State.DOWN);
    }

    /// In one word, for an answer.
    public String status() {
        if (closing) return "closing";
        return ready() ? "ready" : "down";
    }
}
