package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.UserChanged;
import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.guild.fanout.Audience;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.GuildState;
import dev.guildhall.owner.NotDone;
import dev.guildhall.owner.OpenChange;
import dev.guildhall.owner.Origin;
import dev.guildhall.owner.Owner;
import dev.guildhall.owner.OwnerActor;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.owner.Passivation;
import dev.guildhall.owner.Work;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.OwnerId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// What an owner's actor does when it is a guild. What a command does is the decider's to say ([Desk]), what
/// others hear of it [Emission]'s.
final class GuildActor implements Owner<GuildMessage, Optional<GuildRows.GuildRecord>, GuildEffect> {
    private final GuildId guildId;
    private final OwnerWorld world;
    private final Deciding deciding;
    private final OwnerLife<GuildMessage, ColdKey, GuildEffect> life;
    private final GuildContinuity continuity;
    private final long epoch;
    private final Audience audience;
    private final FanOut fanOut;
    private final Emission emission;
    private @Nullable Desk desk;

    private GuildActor(
            GuildId guildId,
            OwnerWorld world,
            Deciding deciding,
            OwnerLife<GuildMessage, ColdKey, GuildEffect> life,
            GuildContinuity continuity) {
        this.guildId = guildId;
        this.world = world;
        this.deciding = deciding;
        this.life = life;
        this.continuity = continuity;
        // An id grows over restarts, passivation and moves between nodes, as an epoch must. A life may begin without
        // the store.
        this.epoch = world.ids().nextAtAnyRate();
        this.audience = new Audience(continuity.published());
        this.fanOut = new FanOut(guildId, epoch, audience, continuity.company(), world.clock(), world.links());
        this.emission = new Emission(guildId, world, life, continuity, audience, fanOut);
    }

    static Behavior<GuildMessage> create(
            GuildId guildId, OwnerWorld world, Deciding deciding, Passivation<GuildMessage> passivation) {
        return Behaviors.setup(context -> {
            GuildContinuity continuity = new GuildContinuity();
            return OwnerActor.create(new Origin<GuildMessage, ColdKey, GuildEffect>(
                    "guild " + guildId,
                    new OwnerId.OfGuild(guildId),
                    GuildMessage.class,
                    world,
                    world.config().restartsMax(),
                    passivation,
                    life -> new GuildActor(guildId, world, deciding, life, continuity)));
        });
    }

    /// Tells each relay that its sessions go on under this life, and in which classes they sit now.
    @Override
    public void begin() {
        continuity.company().voices().undo();
        continuity.relays().forEach(relay -> {
            life.watch(relay, new GuildSignal.RelayGone(relay));
            relay.tell(new GuildDelivery.EpochStarted(guildId, epoch, true));
        });
        continuity
                .attached()
                .forEach(each -> fanOut.announce(
                                audience.attach(each.session(), each.profile().member()))
                        .send());
        emission.begin();
        retrySessions();
    }

    @Override
    public CompletionStage<Optional<GuildRows.GuildRecord>> read() {
        return world.store().guilds().guild(guildId);
    }

    @Override
    public void loaded(Optional<GuildRows.GuildRecord> row) {
        GuildState state = row.map(GuildState::loaded).orElseGet(() -> GuildState.absent(guildId));
        continuity.publish(state.snapshot());
        fanOut.reloaded(state.snapshot()).forEach(Outgoing::send);
        continuity
                .attached()
                .forEach(each -> state.pin(new ColdKey.PersonKey(each.session().userId())));
        emission.presences().askAgain();
        emission.voice().settle();
        state.hearing(continuity.company().voices());
        emission.lists().beginAgain();
        desk = new Desk(guildId, epoch, world, deciding, life, continuity, state);
    }

    @Override
    public void receive(GuildMessage message) {
        switch (message) {
            case GuildAsk ask -> life.take(ask, true);
            case GuildQuery query -> life.take(query, true);
            case GuildSession.Attach attach -> {
                continuity.enters(attach);
                life.watch(attach.relay(), new GuildSignal.RelayGone(attach.relay()));
                take(attach);
            }
            case GuildSession.Detach detach -> emission.gone(detach.sessionId(), state());
            case GuildSession.VoiceSaid said -> emission.said(said);
            case GuildSession.Subscribe at -> emission.lists().look(at);
            case UserChanged changed -> life.take(changed, false);
            case UserPresence seen -> emission.seen(seen);
            case GuildSignal.RelayGone gone ->
                continuity.sessionsOf(gone.relay()).forEach(session -> emission.gone(session, state()));
            case GuildSignal.Stop stop -> life.stop();
            default -> throw new IllegalStateException("no message of a guild: " + message);
        }
    }

    /// The gateways' sockets bound the sessions that attach, so the guild need not.
    private void take(GuildSession.Attach attach) {
        life.take(attach, false);
    }

    @Override
    public boolean takesWork() {
        return desk != null;
    }

    @Override
    public void work(Work<GuildMessage> work) {
        if (desk == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        desk.work(work);
    }

    @Override
    public void durable(OpenChange<GuildEffect> change) {
        if (desk != null) {
            desk.durable(change);
        }
    }

    @Override
    public void leave(OpenChange<GuildEffect> change) {
        emission.emit(change, state());
    }

    private @Nullable GuildState state() {
        return desk == null ? null : desk.state();
    }

    @Override
    public void refuse(GuildMessage message, NotDone why) {
        switch (message) {
            case GuildAsk ask -> ask.replyTo().tell(answer(why));
            case GuildQuery query -> query.replyTo().tell(answer(why));
            case GuildSession.Attach attach -> refuseSession(attach, why);
            case GuildSession.Subscribe at -> emission.lists().refused(at, why);
            // Others hear of it when they see the member next, or with its next change.
            case UserChanged changed -> life.log().warn("guild {} misses a change of a user: {}", guildId, why);
            default -> throw new IllegalStateException("no work: " + message);
        }
    }

    private static GuildReply answer(NotDone why) {
        return switch (why) {
            case UNAVAILABLE -> new GuildReply.Unavailable();
            case CRASHED -> GuildReply.refused(ApiError.INTERNAL_SERVER_ERROR);
        };
    }

    /// A session whose attaching crashed goes on without the guild. One that the store was not there for
    /// tries again.
    private void refuseSession(GuildSession.Attach attach, NotDone why) {
        switch (why) {
            case UNAVAILABLE -> {
                continuity.defer(attach);
                life.after("retry sessions", world.config().storeRetry(), this::retrySessions);
            }
            case CRASHED -> {
                continuity.entered(attach.sessionId());
                attach.relay().tell(new GuildDelivery.SessionRefused(guildId, epoch, attach.sessionId()));
            }
        }
    }

    private void retrySessions() {
        continuity.takeDeferred().forEach(this::take);
    }

    @Override
    public boolean needed() {
        return continuity.anybodyThere();
    }

    /// Acknowledges nothing more. Sessions that are still there attach again, wherever the guild is then.
    @Override
    public void end(Iterable<OpenChange<GuildEffect>> open) {
        open.forEach(change -> {
            if (change.effect() instanceof GuildEffect.Publish publish) {
                publish.replyTo().tell(new GuildReply.Unavailable());
            }
        });
        if (continuity.anybodyThere()) {
            GuildDelivery gone =
                    new GuildDelivery.EpochStarted(guildId, world.ids().nextAtAnyRate(), false);
            continuity.relays().forEach(relay -> relay.tell(gone));
        }
    }
}
