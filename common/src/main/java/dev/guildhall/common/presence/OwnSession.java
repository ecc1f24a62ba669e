package dev.guildhall.common.presence;

import dev.guildhall.common.id.SessionId;

/// One session, as its user's other sessions know it.
public record OwnSession(SessionId id, ClientInfo client, SessionPresence presence) {}
