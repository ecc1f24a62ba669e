package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.Opcode;

/// The session behind a socket, as the socket sees it. Called on the socket's event loop; must not block.
public interface SocketOwner {
    /// An operation other than heartbeats and the start of a session; its shape was checked.
    void received(Opcode opcode, JsonNode data);

    /// Called once: the socket takes nothing more. `resumable`: the session goes on without it; otherwise it is
    /// over (the client closed with 1000 or 1001, or we closed with a code that ends sessions).
    void closed(boolean resumable);
}
