package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import java.time.Duration;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// The relay of a gateway node: every dispatch of every session passes it. One actor; what it knows is a
/// [RelayState] that outlives its crashes.
///
/// After a crash all sockets are closed with a resumable code and the delivery that was in hand is finished; a
/// delivery that crashes the relay twice is given up, and the sessions that it did not reach end instead of
/// going on with a hole.
///
/// Its mailbox is unbounded, as Pekko's are; what fills it is bounded before: a guild has at most 64 changes
/// open for each channel, and a session one replay part.
final class SessionRelay extends AbstractBehavior<RelayMessage> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final RelayState state;
    private final Deliveries deliveries;
    private final Replays replays;

    static Behavior<RelayMessage> create(RelayState state) {
        Behavior<RelayMessage> life = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new RelayCommand.Tick(), TICK);
            return new SessionRelay(context, state);
        }));
        return Behaviors.supervise(life).onFailure(SupervisorStrategy.restart());
    }

    private SessionRelay(ActorContext<RelayMessage> context, RelayState state) {
        super(context);
        this.state = state;
        this.deliveries = new Deliveries(state);
        this.replays = new Replays(state, context.getSelf()::tell);
        InHand left = state.inHand;
        if (left != null) recover(left);
    }

    @Override
    public Receive<RelayMessage> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::received).build();
    }

    private Behavior<RelayMessage> received(RelayMessage message) {
        InHand hand = new InHand(message, state.log.next());
        state.inHand = hand;
        process(hand);
        state.inHand = null;
        return this;
    }

    private void process(InHand hand) {
        switch (hand.message) {
            case GuildDelivery delivery -> deliveries.fromGuild(delivery, hand);
            case DirectDelivery delivery -> deliveries.direct(delivery, hand);
            case RelayCommand command -> command(command);
            default -> getContext().getLog().error("not a relay's message: {}", hand.message.getClass());
        }
    }

    private void command(RelayCommand command) {
        switch (command) {
            case RelayCommand.Open open -> replays.open(open);
            case RelayCommand.OpenHeld open -> replays.openHeld(open);
            case RelayCommand.Seal seal -> replays.seal(seal);
            case RelayCommand.Release release -> replays.release(release);
            case RelayCommand.Resume resume -> replays.resume(resume);
            case RelayCommand.Lost lost -> replays.lost(lost);
            case RelayCommand.Drained drained -> replays.drained(drained);
            case RelayCommand.End end -> state.end(end.sessionId());
            case RelayCommand.Tick tick -> state.tidy();
        }
    }

    /// Commands of sessions are not repeated: their sockets are closed, and each session starts or resumes
    /// anew. The end of a session is.
    private void recover(InHand left) {
        state.counters.add(GatewayCounter.RELAY_CRASHES);
        getContext()
                .getLog()
                .error("relay restarted after {}", left.message.getClass().getSimpleName());
        state.closeAllSockets();
        boolean repeatable = !(left.message instanceof RelayCommand) || left.message instanceof RelayCommand.End;
        if (!left.tried && repeatable) {
            left.tried = true;
            process(left);
        } else if (left.tried) {
            deliveries.giveUp(left);
        }
        state.inHand = null;
    }
}
