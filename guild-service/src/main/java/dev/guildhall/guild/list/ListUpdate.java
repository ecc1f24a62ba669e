package dev.guildhall.guild.list;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import java.util.List;

/// One body, and the sessions that get it.
public record ListUpdate(EncodedEvent event, List<SessionId> sessions) {
    public ListUpdate {
        sessions = List.copyOf(sessions);
    }
}
