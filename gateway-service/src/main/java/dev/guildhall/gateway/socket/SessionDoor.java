package dev.guildhall.gateway.socket;

/// Where a socket's IDENTIFY and RESUME go. Called on the socket's event loop, once for each socket until
/// [SocketWriter#invalidSession] lets it try again; answers come through the socket.
public interface SessionDoor {
    void identify(SocketWriter socket, Identify identify);

    void resume(SocketWriter socket, Resume resume);
}
