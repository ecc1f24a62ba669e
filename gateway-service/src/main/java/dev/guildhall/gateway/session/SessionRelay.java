package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.RelayMessage;
import java.time.Duration;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// The relay of a gateway node: every dispatch of every session passes it. One actor; what it knows is a
/// [RelayState] that outlives its crashes, what it does is [RelayCore]'s.
///
/// After a crash all sockets are closed with a resumable code and the delivery that was in hand is finished; a
/// delivery that crashes the relay twice is given up, and the sessions that it did not reach end instead of
/// going on with a hole.
///
/// Its mailbox is unbounded, as Pekko's are; what fills it is bounded before: a guild has at most 64 changes
/// open for each channel, and a session one replay part.
final class SessionRelay {
    private static final Duration TICK = Duration.ofSeconds(1);

    private SessionRelay() {}

    static Behavior<RelayMessage> create(RelayState state) {
        Behavior<RelayMessage> life = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.setLoggerName(SessionRelay.class);
            timers.startTimerWithFixedDelay(new RelayCommand.Tick(), TICK);
            return begin(context, state);
        }));
        return Behaviors.supervise(life).onFailure(SupervisorStrategy.restart());
    }

    private static Behavior<RelayMessage> begin(ActorContext<RelayMessage> context, RelayState state) {
        RelayCore core = new RelayCore(state, context.getSelf()::tell);
        InHand left = state.inHand;
        if (left != null) {
            context.getLog()
                    .error(
                            "the relay restarts after {}",
                            left.message.getClass().getSimpleName());
        }
        core.recover();
        return Behaviors.receiveMessage(message -> {
            core.received(message);
            return Behaviors.same();
        });
    }
}
