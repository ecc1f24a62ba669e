package dev.guildhall.channel;

import dev.guildhall.channel.state.PrivateChanges;
import dev.guildhall.channel.state.PrivateDecider;
import dev.guildhall.channel.state.PrivateDecision;
import dev.guildhall.channel.state.PrivateEvent;
import dev.guildhall.channel.state.PrivateState;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.channel.PrivateChannelMessage.PrivateChannelAsk;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.GuildFacts;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.owner.ColdReads;
import dev.guildhall.owner.Lane;
import dev.guildhall.owner.NotDone;
import dev.guildhall.owner.OpenChange;
import dev.guildhall.owner.Origin;
import dev.guildhall.owner.Owner;
import dev.guildhall.owner.OwnerActor;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.owner.Passivation;
import dev.guildhall.owner.Work;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// What an owner's actor does when it is a private channel. What happens goes to each recipient's owner, which knows
/// the user's sessions; nobody attaches here.
public final class PrivateChannelActor
        implements Owner<PrivateChannelMessage, Optional<PrivateChannelRecord>, PrivateEffect> {
    private final ChannelId channelId;
    private final OwnerWorld world;
    private final OwnerLife<PrivateChannelMessage, ColdKey, PrivateEffect> life;
    private final PrivateContinuity continuity;
    private @Nullable PrivateState state;
    private @Nullable ColdReads<PrivateChannelMessage, ColdKey, ColdValue> cold;

    private PrivateChannelActor(
            ChannelId channelId,
            OwnerWorld world,
            OwnerLife<PrivateChannelMessage, ColdKey, PrivateEffect> life,
            PrivateContinuity continuity) {
        this.channelId = channelId;
        this.world = world;
        this.life = life;
        this.continuity = continuity;
    }

    public static Behavior<PrivateChannelMessage> create(
            ChannelId channelId, OwnerWorld world, Passivation<PrivateChannelMessage> passivation) {
        return Behaviors.setup(context -> {
            PrivateContinuity continuity = new PrivateContinuity();
            return OwnerActor.create(new Origin<PrivateChannelMessage, ColdKey, PrivateEffect>(
                    "private channel " + channelId,
                    new OwnerId.OfPrivateChannel(channelId),
                    PrivateChannelMessage.class,
                    world,
                    world.config().restartsMax(),
                    passivation,
                    life -> new PrivateChannelActor(channelId, world, life, continuity)));
        });
    }

    /// The message by which a shard ends the actor.
    public static PrivateChannelMessage stop() {
        return new PrivateSignal.Stop();
    }

    @Override
    public void begin() {}

    @Override
    public CompletionStage<Optional<PrivateChannelRecord>> read() {
        return world.store().privateChannels().channel(channelId);
    }

    @Override
    public void loaded(Optional<PrivateChannelRecord> row) {
        PrivateState loaded = new PrivateState(channelId, row.orElse(null));
        continuity.publish(row.orElse(null));
        state = loaded;
        cold = new ColdReads<>(life, loaded, new PrivateReads(world.store(), world.clock())::load);
    }

    @Override
    public void receive(PrivateChannelMessage message) {
        switch (message) {
            case PrivateChannelAsk ask -> life.take(ask, true);
            case PrivateSignal.Stop stop -> life.stop();
            default -> throw new IllegalStateException("no message of a private channel: " + message);
        }
    }

    @Override
    public boolean takesWork() {
        return state != null;
    }

    @Override
    public void work(Work<PrivateChannelMessage> work) {
        if (state == null || cold == null || !(work.message() instanceof PrivateChannelAsk ask)) {
            throw new IllegalStateException("no work: " + work.message());
        }
        GuildFacts facts = new GuildFacts(world.clock(), world.ids(), work.seed());
        switch (PrivateDecider.decide(state, ask.actorId(), ask.command(), facts)) {
            case PrivateDecision.Needs needs -> cold.await(work, needs.keys());
            case PrivateDecision.Rejected rejected -> ask.replyTo().tell(rejected.answer());
            case PrivateDecision.Accepted accepted -> accept(state, ask, accepted);
        }
    }

    /// An acceptance without events may rest on what is not durable yet, so it waits for its turn, too.
    private void accept(PrivateState decided, PrivateChannelAsk ask, PrivateDecision.Accepted accepted) {
        List<PrivateEvent> events = accepted.events();
        Lane lane = lane(events);
        if (life.full(lane)) {
            ask.replyTo().tell(new GuildReply.Unavailable());
            return;
        }
        List<Change> changes = new ArrayList<>();
        for (PrivateEvent event : events) {
            decided.apply(event);
            changes.addAll(PrivateChanges.of(event, channelId));
        }
        decided.pinWritten(events);
        OpenChange<PrivateEffect> change = life.decided(
                lane, changes, new PrivateEffect(events, GuildReply.done(accepted.result()), ask.replyTo()));
        if (change.number() == 0) {
            decided.unpinWritten(events);
        }
    }

    /// There is one channel, so one lane; what changes who is in is a barrier, as in a guild.
    private Lane lane(List<PrivateEvent> events) {
        boolean talk = !events.isEmpty() && events.stream().allMatch(PrivateEvent.Said.class::isInstance);
        return talk ? new Lane.OfChannel(channelId) : Lane.WHOLE;
    }

    @Override
    public void durable(OpenChange<PrivateEffect> change) {
        if (state != null && life.made(change)) {
            state.unpinWritten(change.effect().events());
        }
    }

    /// Everything is worked out before anything is sent: a crash in between neither loses nor doubles what others
    /// hear.
    @Override
    public void leave(OpenChange<PrivateEffect> change) {
        PrivateEffect effect = change.effect();
        if (change.lost()) {
            effect.replyTo().tell(new GuildReply.Unavailable());
            return;
        }
        PrivateFanOut fanOut = new PrivateFanOut(continuity.published(), world.links());
        effect.events().forEach(fanOut::add);
        List<UserMessage.Deliver> letters = fanOut.letters();
        continuity.publish(fanOut.record());
        letters.forEach(letter -> world.owners().toUser(letter.userId(), letter));
        effect.replyTo().tell(effect.answer());
    }

    @Override
    public void refuse(PrivateChannelMessage message, NotDone why) {
        if (!(message instanceof PrivateChannelAsk ask)) {
            throw new IllegalStateException("no work: " + message);
        }
        ask.replyTo()
                .tell(
                        switch (why) {
                            case UNAVAILABLE -> new GuildReply.Unavailable();
                            case CRASHED -> GuildReply.refused(ApiError.INTERNAL_SERVER_ERROR);
                        });
    }

    @Override
    public boolean needed() {
        return false;
    }

    @Override
    public void end(Iterable<OpenChange<PrivateEffect>> open) {
        open.forEach(change -> change.effect().replyTo().tell(new GuildReply.Unavailable()));
    }
}
