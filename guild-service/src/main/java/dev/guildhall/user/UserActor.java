package dev.guildhall.user;

import dev.guildhall.common.guild.UserChanged;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.owner.ColdCache;
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
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PersonalRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// What an owner's actor does when it is a user. Commands are worked on one by one, each durable before the
/// next is decided: an account changes too rarely for more. Sessions open beside that.
public final class UserActor implements Owner<UserMessage, UserState, Errand> {
    private final UserId userId;
    private final OwnerWorld world;
    private final OwnerLife<UserMessage, UserKey, Errand> life;
    private final UserSessions sessions;
    private final PresenceFeed presence;
    private final SessionOpening opening;
    private final PeerTelling peers;
    private final LastSeen lastSeen;
    /// What was read, or claimed, and is about to be used: each is forgotten when it is.
    private final ColdCache<UserKey, UserValue> cold = new ColdCache<>(1);

    private final ColdReads<UserMessage, UserKey, UserValue> reads;
    private @Nullable UserState user;

    private UserActor(
            UserId userId,
            OwnerWorld world,
            OwnerLife<UserMessage, UserKey, Errand> life,
            UserSessions sessions,
            PresenceBook book) {
        this.userId = userId;
        this.world = world;
        this.life = life;
        this.sessions = sessions;
        this.presence = new PresenceFeed(userId, world, life, sessions, book);
        this.lastSeen = new LastSeen(life, world.clock(), sessions, this::user);
        this.opening =
                new SessionOpening(userId, life, world.store().accounts(), sessions, presence, lastSeen, this::user);
        this.peers = new PeerTelling(life, world.owners(), this::user);
        this.reads = new ColdReads<>(life, cold, new UserReads(userId, world.store())::read);
    }

    /// It never gives up, however often it crashes: only it knows the sessions that a revoked token must end.
    public static Behavior<UserMessage> create(UserId userId, OwnerWorld world, Passivation<UserMessage> passivation) {
        return Behaviors.setup(context -> {
            UserSessions sessions = new UserSessions();
            PresenceBook book = new PresenceBook();
            return OwnerActor.create(new Origin<UserMessage, UserKey, Errand>(
                    "user " + userId,
                    new OwnerId.OfUser(userId),
                    UserMessage.class,
                    world,
                    Integer.MAX_VALUE,
                    passivation,
                    life -> new UserActor(userId, world, life, sessions, book)));
        });
    }

    /// The message by which a shard ends the actor.
    public static UserMessage stop() {
        return new UserSignal.Stop();
    }

    @Override
    public void begin() {
        presence.begin();
    }

    @Override
    public CompletionStage<UserState> read() {
        AccountRows rows = world.store().accounts();
        PersonalRows personal = world.store().personal();
        return rows.account(userId)
                .thenCombine(
                        rows.application(new ApplicationId(userId.value())),
                        (account, own) -> new UserState(
                                userId,
                                account.orElse(null),
                                own.orElse(null),
                                Relationships.NONE,
                                PersonalVersions.NONE,
                                LocalDate.MIN))
                .thenCombine(
                        personal.lastSeen(List.of(userId)),
                        (user, seen) -> user.seen(seen.getOrDefault(userId, LocalDate.MIN)))
                .thenCombine(personal.versions(userId), UserState::with)
                .thenCombine(personal.relationships(userId), (user, all) -> user.with(Relationships.of(all)));
    }

    @Override
    public void loaded(UserState found) {
        user = found;
        opening.openAgain();
        lastSeen.look();
        peers.all();
    }

    private UserState user() {
        if (user == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        return user;
    }

    @Override
    public void receive(UserMessage message) {
        switch (message) {
            case UserMessage.UserAsk ask -> life.take(ask, true);
            case UserMessage.OpenSession open -> life.take(open, true);
            case UserMessage.CloseSession close -> ended(close.sessionId());
            case UserMessage.ShowPresence shown -> presence.shown(shown);
            case UserMessage.HearPresence hear -> presence.hears(hear.guildId());
            case UserMessage.JoinedGuild joined -> sessions.tell(new SessionMessage.GuildJoined(joined.guildId()));
            case UserMessage.LeftGuild left -> {
                presence.left(left.guildId());
                sessions.tell(new SessionMessage.GuildLeft(left.guildId()));
            }
            case UserMessage.Deliver deliver -> sessions.deliver(deliver.events());
            case UserSignal.SessionEnded ended -> ended(ended.sessionId());
            case UserSignal.Stop stop -> life.stop();
            default -> throw new IllegalStateException("no message of a user: " + message);
        }
    }

    private void ended(SessionId sessionId) {
        sessions.remove(sessionId);
        presence.ended(sessionId);
    }

    // ---- commands
    // --------------------------------------------------------------------------------------------------

    @Override
    public boolean takesWork() {
        return life.nothingOpen() && reads.none();
    }

    @Override
    public void work(Work<UserMessage> work) {
        switch (work.message()) {
            case UserMessage.UserAsk ask -> decide(work, ask);
            case UserMessage.OpenSession open -> opening.open(open);
            default -> throw new IllegalStateException("no work: " + work.message());
        }
    }

    private void decide(Work<UserMessage> work, UserMessage.UserAsk ask) {
        UserFacts facts =
                UserFacts.of(world.clock().instant(), work.seed(), world.ids().next());
        if (!(ask.command() instanceof UserCommand.Personal(PersonalCommand command))) {
            decided(work, ask, UserDecider.decide(user(), ask.command(), facts));
            return;
        }
        PersonalKey key = PersonalKey.of(command);
        PersonalValue rows = key == null ? null : (PersonalValue) cold.get(key);
        if (key != null && rows == null) {
            reads.await(work, Set.of(key));
            return;
        }
        if (key != null) {
            cold.forget(key);
        }
        decided(work, ask, PersonalDecider.decide(user(), command, rows, facts));
    }

    private void decided(Work<UserMessage> work, UserMessage.UserAsk ask, UserDecision decision) {
        switch (decision) {
            case UserDecision.Rejected rejected -> ask.replyTo().tell(rejected.answer());
            case UserDecision.Accepted accepted
            when accepted.names().isEmpty() -> commit(Errand.accepted(ask, accepted));
            case UserDecision.Accepted accepted -> claim(work, ask, accepted);
        }
    }

    private void claim(Work<UserMessage> work, UserMessage.UserAsk ask, UserDecision.Accepted accepted) {
        NamesKey names = new NamesKey(accepted.names());
        NamesClaimed answer = (NamesClaimed) cold.get(names);
        if (answer == null) {
            reads.await(work, Set.of(names));
            return;
        }
        cold.forget(names);
        if (answer.refusal() == null) {
            commit(Errand.accepted(ask, accepted));
        } else if (answer.held() == 0) {
            ask.replyTo().tell(answer.refusal());
        } else {
            List<UserDecision.Name> held = accepted.names().subList(0, answer.held());
            commit(Errand.givingBack(ask, held, user(), answer.refusal()));
        }
    }

    private void commit(Errand errand) {
        life.decided(Lane.WHOLE, errand.changes(), errand);
    }

    @Override
    public void durable(OpenChange<Errand> change) {}

    /// What an earlier life decided leaves before this one loads, and is in what it loads.
    @Override
    public void leave(OpenChange<Errand> change) {
        Errand errand = change.effect();
        if (change.lost()) {
            errand.ask().replyTo().tell(new UserReply.Unavailable());
            return;
        }
        if (life.made(change)) {
            user = errand.after();
        }
        sessions.revoke(errand.revoked()::includes);
        errand.notices().forEach(this::tell);
        errand.ask().replyTo().tell(errand.answer());
        if (user != null) {
            peers.later();
        }
    }

    private void tell(Notice notice) {
        switch (notice) {
            case Notice.ToSessions event -> sessions.deliver(List.of(event.event()));
            case Notice.ToGuilds changed -> tellGuilds(changed.user());
            case Notice.ToPeer peer -> peers.tell(peer.peer(), peer.command());
        }
    }

    /// Once, whatever becomes of it: a guild that misses it shows the account as it was until it reads it anew.
    private void tellGuilds(User changed) {
        life.await(
                () -> world.store().accounts().guildsOf(userId),
                guilds -> guilds.forEach(guild -> world.owners().toGuild(guild, new UserChanged(changed))),
                failure -> life.log().warn("user {} cannot tell its guilds: {}", userId, failure.toString()));
    }

    @Override
    public void refuse(UserMessage message, NotDone why) {
        UserReply answer = answer(why);
        switch (message) {
            case UserMessage.UserAsk ask -> ask.replyTo().tell(answer);
            case UserMessage.OpenSession open -> open.replyTo().tell(answer);
            default -> throw new IllegalStateException("no work: " + message);
        }
    }

    private static UserReply answer(NotDone why) {
        return switch (why) {
            case UNAVAILABLE -> new UserReply.Unavailable();
            case CRASHED -> UserDecision.refusal(ApiError.INTERNAL_SERVER_ERROR, null);
        };
    }

    // ---- end
    // -------------------------------------------------------------------------------------------------------

    @Override
    public boolean needed() {
        return !sessions.empty() || (user != null && peers.waits());
    }

    @Override
    public void end(Iterable<OpenChange<Errand>> open) {
        open.forEach(change -> change.effect().ask().replyTo().tell(new UserReply.Unavailable()));
    }
}
