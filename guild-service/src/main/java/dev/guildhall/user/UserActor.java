package dev.guildhall.user;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.guild.CommitLine;
import dev.guildhall.guild.Stages;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.OwnerId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/// One life of a user's actor. Commands are worked on one by one, each durable before the next is decided: an
/// account changes too rarely for more. Sessions open beside that.
public final class UserActor extends AbstractBehavior<UserMessage> {
    /// Asks the shard to let the actor go.
    @FunctionalInterface
    public interface Passivation {
        void ask(ActorRef<UserMessage> self);
    }

    /// The longest pause between two crashes.
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

    private static final double BACKOFF_JITTER = 0.1;

    private final UserWorld world;
    private final OwnerId.OfUser owner;
    private final Passivation passivation;
    private final TimerScheduler<UserMessage> timers;
    private final UserContinuity continuity;
    private final int life;
    private @Nullable UserState user;
    private @Nullable CommitLine commits;
    private @Nullable Errand errand;
    private UserDecision.@Nullable Accepted claiming;
    private long number;
    private boolean stopping;

    private UserActor(
            ActorContext<UserMessage> context,
            TimerScheduler<UserMessage> timers,
            UserId userId,
            UserWorld world,
            Passivation passivation,
            UserContinuity continuity) {
        super(context);
        this.world = world;
        this.owner = new OwnerId.OfUser(userId);
        this.passivation = passivation;
        this.timers = timers;
        this.continuity = continuity;
        this.life = continuity.nextLife();
        context.setReceiveTimeout(world.config().idleBeforePassivation(), new UserSignal.Idle());
        context.getSelf().tell(new UserSignal.Load(life));
    }

    public static Behavior<UserMessage> create(UserId userId, UserWorld world, Passivation passivation) {
        return Behaviors.setup(outer -> {
            UserContinuity continuity = new UserContinuity(world.config().waitingMax());
            return Behaviors.supervise(Behaviors.<UserMessage>withTimers(timers -> Behaviors.setup(
                            context -> new UserActor(context, timers, userId, world, passivation, continuity))))
                    .onFailure(
                            Throwable.class,
                            SupervisorStrategy.restartWithBackoff(
                                            world.config().restartBackoff(), BACKOFF_MAX, BACKOFF_JITTER)
                                    .withStashCapacity(world.config().waitingMax()));
        });
    }

    /// The message by which a shard ends the actor.
    public static UserMessage stop() {
        return new UserSignal.Stop();
    }

    @Override
    public Receive<UserMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(UserMessage.UserAsk.class, this::take)
                .onMessage(UserMessage.OpenSession.class, this::take)
                .onMessage(UserMessage.CloseSession.class, close -> sessionEnded(close.sessionId()))
                .onMessage(UserMessage.JoinedGuild.class, joined -> {
                    continuity.sessions.tell(new SessionMessage.GuildJoined(joined.guildId()));
                    return this;
                })
                .onMessage(UserMessage.LeftGuild.class, left -> {
                    continuity.sessions.tell(new SessionMessage.GuildLeft(left.guildId()));
                    return this;
                })
                .onMessage(UserSignal.class, this::onSignal)
                .build();
    }

    private Behavior<UserMessage> onSignal(UserSignal signal) {
        return switch (signal) {
            case UserSignal.Load load -> load.life() == life ? begin() : this;
            case UserSignal.Loaded loaded -> loaded.life() == life ? loaded(loaded) : this;
            case UserSignal.LoadFailed failed -> failed.life() == life ? loadFailed(failed.failure()) : this;
            case UserSignal.NamesClaimed claimed -> claimed.life() == life ? claimed(claimed) : this;
            case UserSignal.ClaimFailed failed -> failed.life() == life ? unavailable(failed.failure()) : this;
            case UserSignal.CommitEnded ended -> commitEnded(ended.failure());
            case UserSignal.Settle settle -> settle.life() == life ? settle() : this;
            case UserSignal.SettledAt settled -> settled.life() == life ? settledAt(settled.lastNumber()) : this;
            case UserSignal.SettleFailed failed -> failed.life() == life ? settleFailed(failed.failure()) : this;
            case UserSignal.SessionRead read -> read.life() == life ? sessionRead(read) : this;
            case UserSignal.SessionReadFailed failed -> failed.life() == life ? sessionReadFailed(failed) : this;
            case UserSignal.SessionEnded ended -> sessionEnded(ended.sessionId());
            case UserSignal.Idle idle -> idle();
            case UserSignal.Stop stop -> {
                stopping = true;
                yield next();
            }
        };
    }

    // ---- beginning -------------------------------------------------------------------------------------------------

    /// A command that crashed the actor is answered once and not tried again. Where its commit is on its way
    /// already, nobody knows yet what became of it, and nothing is read before that is known.
    private Behavior<UserMessage> begin() {
        UserMessage.UserAsk culprit = continuity.atWork();
        if (culprit != null) {
            culprit.replyTo()
                    .tell(
                            continuity.commitOpen()
                                    ? new UserReply.Unavailable()
                                    : UserDecision.refusal(ApiError.INTERNAL_SERVER_ERROR, null));
            continuity.done();
        }
        return continuity.commitOpen() ? this : load();
    }

    private Behavior<UserMessage> load() {
        AccountRows rows = world.store().accounts();
        ApplicationId application = new ApplicationId(owner.number());
        CompletionStage<UserSignal> read = Stages.of(
                        () -> world.store().owners().lease(owner))
                .thenCompose(lease -> world.store()
                        .owners()
                        .lastNumber(owner)
                        .thenCompose(last -> rows.account(owner.id())
                                .thenCombine(
                                        rows.application(application),
                                        (account, own) -> new UserSignal.Loaded(
                                                life,
                                                lease,
                                                last,
                                                new UserState(owner.id(), account.orElse(null), own.orElse(null))))));
        getContext()
                .pipeToSelf(
                        read,
                        (loaded, failure) ->
                                failure == null ? loaded : new UserSignal.LoadFailed(life, Stages.cause(failure)));
        return this;
    }

    private Behavior<UserMessage> loaded(UserSignal.Loaded loaded) {
        user = loaded.user();
        commits = new CommitLine(world.store().owners(), owner, loaded.lease(), loaded.lastNumber());
        // Sessions from before a crash are asked for again: their log-in may have been revoked in that moment.
        continuity.sessions.all().forEach(this::read);
        return work();
    }

    private Behavior<UserMessage> loadFailed(Throwable failure) {
        getContext().getLog().warn("user {} cannot be loaded: {}", owner.id(), failure.toString());
        if (failure instanceof LeaseLost) {
            return end();
        }
        continuity.takeWaiting().forEach(this::refuse);
        timers.startSingleTimer(new UserSignal.Load(life), world.config().storeRetry());
        return next();
    }

    // ---- commands --------------------------------------------------------------------------------------------------

    private Behavior<UserMessage> take(UserMessage message) {
        if (!continuity.offer(message)) {
            refuse(message);
        }
        return work();
    }

    private Behavior<UserMessage> work() {
        while (user != null && continuity.atWork() == null) {
            switch (continuity.poll()) {
                case null -> {
                    return next();
                }
                case UserMessage.UserAsk ask -> decide(ask, user);
                case UserMessage.OpenSession open -> open(open);
                case UserMessage other -> throw new IllegalStateException("no work: " + other);
            }
        }
        return next();
    }

    private void decide(UserMessage.UserAsk ask, UserState current) {
        continuity.begins(ask);
        UserFacts facts =
                new UserFacts(world.clock().instant(), 1 + world.random().nextInt(UserFacts.DISCRIMINATOR_MAX));
        switch (UserDecider.decide(current, ask.command(), facts)) {
            case UserDecision.Rejected rejected -> answer(ask, rejected.answer());
            case UserDecision.Accepted accepted
            when accepted.names().isEmpty() -> commit(Errand.accepted(ask, accepted));
            case UserDecision.Accepted accepted -> {
                claiming = accepted;
                getContext()
                        .pipeToSelf(
                                claim(accepted.names(), 0),
                                (claimed, failure) -> failure == null
                                        ? claimed
                                        : new UserSignal.ClaimFailed(life, Stages.cause(failure)));
            }
        }
    }

    /// One after the other: a name is not taken for somebody who is refused for an earlier one.
    private CompletionStage<UserSignal> claim(List<UserDecision.Name> names, int from) {
        if (from == names.size()) {
            return CompletableFuture.completedFuture(new UserSignal.NamesClaimed(life, from, null));
        }
        UserDecision.Name name = names.get(from);
        return Stages.of(() -> world.store().claims().claim(name.claim()))
                .thenCompose(ours -> ours
                        ? claim(names, from + 1)
                        : CompletableFuture.completedFuture(new UserSignal.NamesClaimed(life, from, name.whenTaken())));
    }

    private Behavior<UserMessage> claimed(UserSignal.NamesClaimed claimed) {
        UserMessage.UserAsk ask = continuity.atWork();
        UserDecision.Accepted accepted = claiming;
        UserState current = user;
        if (ask == null || accepted == null || current == null) {
            throw new IllegalStateException("names were claimed for nobody");
        }
        claiming = null;
        if (claimed.refusal() == null) {
            commit(Errand.accepted(ask, accepted));
        } else if (claimed.held() == 0) {
            answer(ask, claimed.refusal());
        } else {
            List<UserDecision.Name> held = accepted.names().subList(0, claimed.held());
            commit(Errand.givingBack(ask, held, current, claimed.refusal()));
        }
        return work();
    }

    private void commit(Errand next) {
        CommitLine line = commits;
        if (line == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        errand = next;
        number = line.nextNumber();
        continuity.commitOpen(true);
        getContext()
                .pipeToSelf(
                        line.commit(number, next.changes()),
                        (done, failure) -> new UserSignal.CommitEnded(failure == null ? null : Stages.cause(failure)));
    }

    private Behavior<UserMessage> commitEnded(@Nullable Throwable failure) {
        continuity.commitOpen(false);
        if (failure instanceof LeaseLost) {
            return end();
        }
        if (errand == null) {
            return load();
        }
        return failure == null ? durable(errand) : settle();
    }

    private Behavior<UserMessage> durable(Errand done) {
        user = done.after();
        errand = null;
        continuity.sessions.revoke(done.revoked()::includes);
        answer(done.ask(), done.answer());
        return work();
    }

    private Behavior<UserMessage> settle() {
        getContext()
                .pipeToSelf(
                        Stages.of(() -> world.store().owners().lastNumber(owner)),
                        (last, failure) -> failure == null
                                ? new UserSignal.SettledAt(life, last)
                                : new UserSignal.SettleFailed(life, Stages.cause(failure)));
        return this;
    }

    private Behavior<UserMessage> settledAt(long lastNumber) {
        Errand open = errand;
        if (open == null) {
            throw new IllegalStateException("nothing to settle");
        }
        if (number <= lastNumber) {
            return durable(open);
        }
        errand = null;
        answer(open.ask(), new UserReply.Unavailable());
        // The next number is the store's to say: this one was not used.
        user = null;
        return load();
    }

    private Behavior<UserMessage> settleFailed(Throwable failure) {
        getContext().getLog().warn("user {} cannot ask how far the store got: {}", owner.id(), failure.toString());
        timers.startSingleTimer(new UserSignal.Settle(life), world.config().storeRetry());
        return this;
    }

    private Behavior<UserMessage> unavailable(Throwable failure) {
        getContext().getLog().warn("user {} cannot claim a name: {}", owner.id(), failure.toString());
        UserMessage.UserAsk ask = continuity.atWork();
        claiming = null;
        if (ask != null) {
            answer(ask, new UserReply.Unavailable());
        }
        return work();
    }

    private void answer(UserMessage.UserAsk ask, UserReply answer) {
        continuity.done();
        ask.replyTo().tell(answer);
    }

    // ---- sessions --------------------------------------------------------------------------------------------------

    /// The session is registered before anything is read: what changes meanwhile reaches it, and what changed
    /// before is read.
    private void open(UserMessage.OpenSession open) {
        continuity.sessions.put(open);
        getContext().watchWith(open.session(), new UserSignal.SessionEnded(open.sessionId()));
        read(open);
    }

    private void read(UserMessage.OpenSession open) {
        AccountRows rows = world.store().accounts();
        CompletionStage<UserSignal> read = Stages.of(() -> rows.authSessionStands(owner.id(), open.authSessionId()))
                .thenCombine(
                        Stages.of(() -> rows.guildsOf(owner.id())),
                        (stands, guilds) -> new UserSignal.SessionRead(life, open, stands, guilds));
        getContext()
                .pipeToSelf(
                        read,
                        (found, failure) -> failure == null
                                ? found
                                : new UserSignal.SessionReadFailed(life, open, Stages.cause(failure)));
    }

    private Behavior<UserMessage> sessionRead(UserSignal.SessionRead read) {
        UserMessage.OpenSession open = read.open();
        UserState current = user;
        Account account = current == null ? null : current.account();
        boolean again = continuity.sessions.answered(open);
        if (account != null && current != null && read.stands()) {
            if (!again) {
                continuity.sessions.answer(
                        open,
                        new UserReply.SessionOpened(
                                account, account.user().bot() ? current.application() : null, read.guilds()));
            }
        } else if (again) {
            open.session().tell(new SessionMessage.TokenRevoked());
        } else {
            continuity.sessions.remove(open.sessionId());
            open.replyTo().tell(UserDecision.refusal(ApiError.UNAUTHORIZED, null));
        }
        return next();
    }

    private Behavior<UserMessage> sessionReadFailed(UserSignal.SessionReadFailed failed) {
        getContext()
                .getLog()
                .warn(
                        "user {} cannot open a session: {}",
                        owner.id(),
                        failed.failure().toString());
        if (!continuity.sessions.answered(failed.open())) {
            continuity.sessions.remove(failed.open().sessionId());
            failed.open().replyTo().tell(new UserReply.Unavailable());
        }
        return next();
    }

    private Behavior<UserMessage> sessionEnded(SessionId sessionId) {
        continuity.sessions.remove(sessionId);
        return next();
    }

    // ---- end -------------------------------------------------------------------------------------------------------

    private void refuse(UserMessage message) {
        switch (message) {
            case UserMessage.UserAsk ask -> ask.replyTo().tell(new UserReply.Unavailable());
            case UserMessage.OpenSession open -> open.replyTo().tell(new UserReply.Unavailable());
            default -> throw new IllegalStateException("no work: " + message);
        }
    }

    private Behavior<UserMessage> idle() {
        if (continuity.sessions.empty() && continuity.quiet()) {
            passivation.ask(getContext().getSelf());
        }
        return this;
    }

    private Behavior<UserMessage> next() {
        return stopping && continuity.quiet() ? Behaviors.stopped() : this;
    }

    private Behavior<UserMessage> end() {
        UserMessage.UserAsk ask = continuity.atWork();
        if (ask != null) {
            answer(ask, new UserReply.Unavailable());
        }
        continuity.takeWaiting().forEach(this::refuse);
        return Behaviors.stopped();
    }
}
