package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import java.util.function.Consumer;

/// One life of the relay, without its actor: takes messages one by one, and after a crash finishes what the
/// life before it left in hand.
final class RelayCore {
    private final RelayState state;
    private final Deliveries deliveries;
    private final Replays replays;

    /// @param self the relay's own address
    RelayCore(RelayState state, Consumer<RelayMessage> self) {
        this.state = state;
        this.replays = new Replays(state, self);
        this.deliveries = new Deliveries(state, replays);
    }

    void received(RelayMessage message) {
        InHand hand = new InHand(message, state.log.next());
        state.inHand = hand;
        process(hand);
        state.inHand = null;
    }

    /// Called first in each life. Nobody knows what reached which socket, so all are closed. A delivery is
    /// finished; one that crashed two lives is given up. Commands of sessions are not repeated, their sockets
    /// are closed and each starts or resumes anew; only the end of a session is.
    void recover() {
        InHand left = state.inHand;
        if (left == null) return;
        state.counters.add(GatewayCounter.RELAY_CRASHES);
        state.closeAllSockets();
        if (left.tried) {
            deliveries.giveUp(left);
        } else if (!(left.message instanceof RelayCommand) || left.message instanceof RelayCommand.End) {
            left.tried = true;
            process(left);
        }
        state.inHand = null;
    }

    private void process(InHand hand) {
        switch (hand.message) {
            case GuildDelivery delivery -> deliveries.fromGuild(delivery, hand);
            case DirectDelivery delivery -> deliveries.direct(delivery, hand);
            case RelayCommand command -> command(command);
            default -> state.counters.add(GatewayCounter.STRANGERS_PASSED_OVER);
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
            case RelayCommand.AwaitRoom await -> replays.awaitRoom(await);
            case RelayCommand.End end -> state.end(end.sessionId());
            case RelayCommand.Tick tick -> state.tidy();
        }
    }
}
