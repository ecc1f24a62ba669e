package dev.guildhall.gateway.session;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.gateway.session.RelaySession.Mode;
import dev.guildhall.gateway.session.SessionSignal.Reason;
import dev.guildhall.gateway.socket.DispatchRun;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a session starts and goes on: READY, what was held behind it, and the replay of RESUME. Dispatches keep
/// the numbers they were given; a replay comes in parts as large as the socket can hold, and meanwhile new
/// events only get numbers.
final class Replays {
    /// An object, not null: JDA reads `d` before it looks at `t`.
    private static final EncodedEvent RESUMED = new EncodedEvent(EventType.RESUMED, Bytes.utf8("{\"_trace\":[]}"));

    private final RelayState state;
    private final Consumer<RelayMessage> relay;

    /// @param relay the relay's own address
    Replays(RelayState state, Consumer<RelayMessage> relay) {
        this.state = state;
        this.relay = relay;
    }

    void open(RelayCommand.Open open) {
        RelaySession session =
                new RelaySession(open.sessionId(), open.actor(), positionsAfter(1), Mode.LIVE, open.socket());
        state.sessions.put(session.id, session);
        DispatchRun run = new DispatchRun(open.socket());
        run.add(open.ready(), 1);
        open.socket().loop().run(run);
    }

    void openHeld(RelayCommand.OpenHeld open) {
        RelaySession session = new RelaySession(
                open.sessionId(), open.actor(), positionsAfter(open.reserved()), Mode.HELD, open.socket());
        state.sessions.put(session.id, session);
    }

    private Positions positionsAfter(long last) {
        return new Positions(last, state.bounds.dispatchesMax());
    }

    void seal(RelayCommand.Seal seal) {
        RelaySession session = state.sessions.get(seal.sessionId());
        if (session == null) return;
        session.sealed = true;
        session.actor.tell(new SessionSignal.Sealed());
    }

    /// READY is not in the log: a client that did not get it does not know its session id, and cannot resume.
    void release(RelayCommand.Release release) {
        RelaySession session = state.sessions.get(release.sessionId());
        SocketWriter socket = session == null ? null : session.socket;
        if (session == null || socket == null || session.mode != Mode.HELD) return;
        DispatchRun run = new DispatchRun(socket, drained(session, socket));
        for (EncodedEvent event : release.first()) {
            run.add(event, ++session.sent);
        }
        beBehind(session);
        session.roomDue = true;
        socket.loop().run(run);
    }

    /// A socket that the session still had gets nothing from here on; the session's actor closes it.
    void resume(RelayCommand.Resume resume) {
        RelaySession session = state.sessions.get(resume.sessionId());
        if (session == null) return;
        Reason reason = refusal(session, resume.sequence());
        if (reason != null) {
            session.actor.tell(new SessionSignal.ResumeRefused(resume.socket(), reason));
            return;
        }
        state.counters.add(GatewayCounter.RESUMES);
        session.socket = resume.socket();
        session.sent = resume.sequence();
        beBehind(session);
        session.resumedDue = true;
        session.actor.tell(new SessionSignal.Resumed(resume.socket()));
        sendPart(session, resume.socket());
    }

    void drained(RelayCommand.Drained drained) {
        RelaySession session = state.sessions.get(drained.sessionId());
        if (session == null || session.socket != drained.socket()) return;
        session.roomDue = false;
        if (session.mode == Mode.BEHIND) sendPart(session, drained.socket());
    }

    void lost(RelayCommand.Lost lost) {
        RelaySession session = state.sessions.get(lost.sessionId());
        if (session != null && session.socket == lost.socket()) session.detach();
    }

    void awaitRoom(RelayCommand.AwaitRoom await) {
        RelaySession session = state.sessions.get(await.sessionId());
        if (session == null) return;
        session.roomAsked++;
        session.roomAt = session.positions.last();
        giveRoom(session);
    }

    private static void giveRoom(RelaySession session) {
        boolean room = session.mode == Mode.LIVE || (session.mode == Mode.BEHIND && session.sent >= session.roomAt);
        for (; room && session.roomAsked > 0; session.roomAsked--) {
            session.actor.tell(new SessionSignal.RoomForGuild());
        }
    }

    /// The client does not keep up: it has what was sent up to `sent`, and gets the rest in parts.
    void fallBehind(RelaySession session, SocketWriter socket, long sent) {
        session.sent = sent;
        beBehind(session);
        if (session.roomDue) return;
        session.roomDue = true;
        socket.awaitWritable(drained(session, socket));
    }

    private void beBehind(RelaySession session) {
        session.mode = Mode.BEHIND;
        session.takenNs = state.nowNs.getAsLong();
    }

    private Runnable drained(RelaySession session, SocketWriter socket) {
        RelayMessage drained = new RelayCommand.Drained(session.id, socket);
        return () -> relay.accept(drained);
    }

    private @Nullable Reason refusal(RelaySession session, long sequence) {
        Positions positions = session.positions;
        if (sequence > positions.last()) return Reason.FUTURE;
        if (session.mode == Mode.HELD || sequence + 1 < positions.first()) return Reason.EVICTED;
        for (long missed = sequence + 1; missed <= positions.last(); missed++) {
            if (state.log.at(positions.at(missed, state.log)) == null) return Reason.EVICTED;
        }
        return null;
    }

    private void sendPart(RelaySession session, SocketWriter socket) {
        Positions positions = session.positions;
        session.takenNs = state.nowNs.getAsLong();
        DispatchRun run = new DispatchRun(socket, drained(session, socket));
        for (int bytes = 0; session.sent < positions.last() && bytes < state.bounds.replayPartBytes(); ) {
            EncodedEvent event = state.log.at(positions.at(session.sent + 1, state.log));
            if (event == null) {
                // Evicted while the client was reading what came before: it must not see what comes after.
                session.detach();
                session.actor.tell(new SessionSignal.ResumeRefused(socket, Reason.EVICTED));
                return;
            }
            run.add(event, ++session.sent);
            bytes += event.body().length();
        }
        if (session.sent == positions.last()) {
            goLive(session, run);
        }
        session.roomDue = true;
        socket.loop().run(run);
        giveRoom(session);
    }

    private void goLive(RelaySession session, DispatchRun run) {
        if (session.resumedDue) {
            session.resumedDue = false;
            long index = state.log.append(session.id, RESUMED);
            session.lastIndex = index;
            session.sent = session.positions.add(index, state.log);
            run.add(RESUMED, session.sent);
        }
        session.mode = Mode.LIVE;
    }
}
