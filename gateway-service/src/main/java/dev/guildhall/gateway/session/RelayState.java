package dev.guildhall.gateway.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.gateway.session.RelaySession.Mode;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Everything the relay knows. It lives outside the relay's behaviour and so outlives its crashes. One thread
/// at a time.
final class RelayState {
    final SessionBounds bounds;
    final LongSupplier nowNs;
    final GatewayCounters counters;
    final RelayLog log;
    final Map<SessionId, RelaySession> sessions = new HashMap<>();
    final Map<GuildId, GuildSeats> guilds = new HashMap<>();
    final LoopBatches batches = new LoopBatches();

    @Nullable
    InHand inHand;

    /// For whoever asks from another thread.
    volatile RelayStats stats = RelayStats.NONE;

    /// Goes on over crashes: a session that keeps an old life's mark must not meet it again.
    long nextMark;

    RelayState(SessionBounds bounds, LongSupplier nowNs, GatewayCounters counters) {
        this.bounds = bounds;
        this.nowNs = nowNs;
        this.counters = counters;
        this.log = new RelayLog(bounds, nowNs, counters);
    }

    /// Forgets a session; its guilds hear of it from its actor.
    void end(SessionId id) {
        RelaySession session = sessions.remove(id);
        if (session == null) return;
        for (GuildSeats seats : List.copyOf(session.guilds)) {
            leave(seats, session);
        }
    }

    void leave(GuildSeats seats, RelaySession session) {
        seats.remove(session);
        if (seats.isEmpty()) guilds.remove(seats.guildId);
    }

    /// After a crash nobody knows what reached which socket, so all are closed with a resumable code: each
    /// client says in its RESUME what it got, and the log has the rest.
    void closeAllSockets() {
        batches.drop();
        for (RelaySession session : sessions.values()) {
            SocketWriter socket = session.socket;
            if (socket != null) socket.close(CloseCode.UNKNOWN_ERROR);
            session.detach();
        }
    }

    /// Once a second: lets go what is too old, in the log and in the sessions, and of clients that do not read.
    void tidy() {
        log.evictExpired();
        long slowBeforeNs = nowNs.getAsLong() - bounds.slowReaderTimeout().toNanos();
        for (RelaySession session : sessions.values()) {
            session.positions.trim(log);
            if (session.mode == Mode.BEHIND && session.takenNs - slowBeforeNs < 0) closeSlow(session);
        }
        stats = new RelayStats(log.bytes(), log.next() - log.oldest(), log.owners(), guilds.size());
    }

    private void closeSlow(RelaySession session) {
        SocketWriter socket = session.socket;
        if (socket == null || !socket.open()) return;
        counters.add(GatewayCounter.SLOW_READERS_CLOSED);
        socket.close(CloseCode.UNKNOWN_ERROR);
    }
}
