package dev.guildhall.common.relay;

import dev.guildhall.common.id.SessionId;
import java.util.List;

/// One event for named sessions, from a user's owner (USER_UPDATE) or a session's own actor (op 8 answers).
/// Sessions that this node does not hold are passed over.
public record DirectDelivery(List<SessionId> sessions, EncodedEvent event) implements RelayMessage {
    public DirectDelivery {
        sessions = List.copyOf(sessions);
    }
}
