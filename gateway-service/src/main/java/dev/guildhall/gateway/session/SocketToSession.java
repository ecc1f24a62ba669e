package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.socket.SocketOwner;
import dev.guildhall.gateway.socket.SocketWriter;
import org.apache.pekko.actor.typed.ActorRef;

/// Carries what one socket hears to its session's actor.
record SocketToSession(ActorRef<SessionMessage> actor, SocketWriter socket) implements SocketOwner {
    @Override
    public void received(Opcode opcode, JsonNode data) {
        actor.tell(new SessionSignal.Operation(opcode, data));
    }

    @Override
    public void closed(boolean resumable) {
        actor.tell(new SessionSignal.SocketClosed(socket, resumable));
    }
}
