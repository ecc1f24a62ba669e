package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.SocketWriter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Parent of all session actors of a node. The end of a session, whatever its cause, is cleaned up here and
/// only here: in the directory, the relay, its guilds and its user, and its socket is closed if it still has
/// one.
final class SessionGuardian {
    /// What the guardian is told.
    sealed interface Command {}

    record Begin(SessionRecord session) implements Command {}

    /// The node stops. Sessions end without a word to their guilds and users, which stop next: a session that
    /// lived on would ask its guild in again and keep it from stopping.
    record Stop(Runnable gone) implements Command {}

    private record Ended(SessionRecord session) implements Command {}

    private SessionGuardian() {}

    static Behavior<Command> create(SessionContext shared, DispatcherSelector dispatcher) {
        Behavior<Command> behavior = Behaviors.setup(context -> {
            context.setLoggerName(SessionGuardian.class);
            return Behaviors.receiveMessage(command -> {
                switch (command) {
                    case Begin begin -> begin(context, begin.session(), shared, dispatcher);
                    case Ended ended -> ended(ended.session(), shared);
                    case Stop stop -> {
                        return Behaviors.stopped(stop.gone()::run);
                    }
                }
                return Behaviors.same();
            });
        });
        return Behaviors.supervise(behavior).onFailure(SupervisorStrategy.resume());
    }

    private static void begin(
            ActorContext<Command> context,
            SessionRecord session,
            SessionContext shared,
            DispatcherSelector dispatcher) {
        // A short name instead of the session's id: it is kept twice for each of 100,000.
        ActorRef<?> actor = context.spawnAnonymous(SessionActor.create(session, shared), dispatcher);
        context.watchWith(actor, new Ended(session));
    }

    private static void ended(SessionRecord session, SessionContext shared) {
        SessionSpec spec = session.spec;
        shared.counters().add(GatewayCounter.SESSIONS_ENDED);
        shared.directory().remove(spec.id());
        shared.directory().release(spec.identity().userId());
        shared.relay().tell(new RelayCommand.End(spec.id()));
        session.guilds.forEach(
                guildId -> shared.owners().toGuild(guildId, new GuildSession.Detach(spec.id(), shared.relay())));
        shared.owners().toUser(spec.identity().userId(), new UserMessage.CloseSession(spec.id()));
        SocketWriter socket = session.socket;
        if (socket != null) socket.close(CloseCode.UNKNOWN_ERROR);
    }
}
