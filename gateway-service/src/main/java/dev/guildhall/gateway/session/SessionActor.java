package dev.guildhall.gateway.session;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.gateway.session.SessionRecord.Phase;
import dev.guildhall.gateway.session.SessionSignal.Reason;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.SocketWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// The control path of one session: its start, its guilds, its sockets, its end. Dispatches do not pass here.
///
/// After a crash the next life finds its [SessionRecord] and tries the message once more; a message that
/// crashes twice ends the session, and its client identifies again. What the end means for others is done by
/// [SessionGuardian].
final class SessionActor extends AbstractBehavior<SessionMessage> {
    private static final int CRASHES_MAX = 10;
    private static final Duration CRASHES_WITHIN = Duration.ofMinutes(1);
    private static final int RETRY_DOUBLINGS_MAX = 3;

    private final SessionRecord record;
    private final SessionContext shared;
    private final TimerScheduler<SessionMessage> timers;
    private final SessionOperations operations;
    private final AttachPace pace;

    static Behavior<SessionMessage> create(SessionRecord record, SessionContext shared) {
        Behavior<SessionMessage> life = Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SessionActor(context, timers, record, shared).begin()));
        return Behaviors.supervise(life).onFailure(SupervisorStrategy.restart().withLimit(CRASHES_MAX, CRASHES_WITHIN));
    }

    private SessionActor(
            ActorContext<SessionMessage> context,
            TimerScheduler<SessionMessage> timers,
            SessionRecord record,
            SessionContext shared) {
        super(context);
        this.record = record;
        this.shared = shared;
        this.timers = timers;
        this.operations = new SessionOperations(record, shared, timers, context.getSelf());
        this.pace = new AttachPace(record, shared.relay(), guildId -> attach(guildId, record.spec.wantsGuildCreate()));
    }

    private Behavior<SessionMessage> begin() {
        if (record.phase != Phase.NEW) return afterCrash();
        start();
        return this;
    }

    @Override
    public Receive<SessionMessage> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::received).build();
    }

    private Behavior<SessionMessage> received(SessionMessage message) {
        record.inHand = message;
        record.tried = false;
        try {
            return finished(handle(message));
        } catch (RuntimeException crash) {
            // The supervisor logs next, and by itself under a name of Pekko's own. A name from the beginning would
            // be kept for each of 100,000 sessions, with the actor's path.
            getContext().setLoggerName(SessionActor.class);
            throw crash;
        }
    }

    private Behavior<SessionMessage> finished(Behavior<SessionMessage> next) {
        record.inHand = null;
        return next;
    }

    private Behavior<SessionMessage> handle(SessionMessage message) {
        return switch (message) {
            case SessionMessage.GuildJoined joined -> guildJoined(joined.guildId());
            case SessionMessage.GuildLeft left -> guildLeft(left.guildId());
            case SessionMessage.OwnSessions own -> asked(() -> operations.ownSessions(own.sessions()));
            case SessionMessage.VoiceAnswered answer -> asked(() -> operations.voiceAnswered(answer));
            case SessionMessage.TokenRevoked revoked -> endWith(CloseCode.AUTHENTICATION_FAILED);
            case SessionSignal signal -> signal(signal);
            default -> throw new IllegalArgumentException("not a session's message: " + message);
        };
    }

    private Behavior<SessionMessage> signal(SessionSignal signal) {
        return switch (signal) {
            case SessionSignal.Opened opened -> opened(opened.reply());
            case SessionSignal.OpenTimedOut timedOut -> endWith(CloseCode.UNKNOWN_ERROR);
            case SessionSignal.OwnAffairsRead read -> ownAffairsRead(read.own());
            case SessionSignal.OwnAffairsUnread unread -> endWith(CloseCode.UNKNOWN_ERROR);
            case SessionSignal.GuildArrived arrived -> guildArrived(arrived);
            case SessionSignal.GuildPlaced placed -> guildAnswered(placed.guildId());
            case SessionSignal.GuildMissing missing -> guildMissing(missing.guildId());
            case SessionSignal.GuildRestarted restarted -> guildRestarted(restarted.guildId());
            case SessionSignal.RetryAttach retry -> retryAttach();
            case SessionSignal.RoomForGuild room -> asked(() -> pace.next(1));
            case SessionSignal.ReadyTimedOut timedOut -> seal();
            case SessionSignal.Sealed sealed -> count();
            case SessionSignal.MentionsCounted counted -> release(counted.mentions());
            case SessionSignal.ResumeAsked asked -> resumeAsked(asked);
            case SessionSignal.Resumed resumed -> resumed(resumed.socket());
            case SessionSignal.ResumeRefused refused -> resumeRefused(refused);
            case SessionSignal.SocketClosed closed -> socketClosed(closed);
            case SessionSignal.Operation operation -> asked(() -> operations.take(operation));
            case SessionSignal.PresenceDue due -> asked(operations::showPresence);
            case SessionSignal.Broken broken -> endWith(CloseCode.SESSION_TIMED_OUT);
            case SessionSignal.WindowOver over -> Behaviors.stopped();
        };
    }

    private Behavior<SessionMessage> asked(Runnable operation) {
        operation.run();
        return this;
    }

    // Start

    private void start() {
        record.phase = Phase.OPENING;
        SocketWriter socket = record.socket;
        if (socket != null) socket.bind(new SocketToSession(getContext().getSelf(), socket));
        askUser();
    }

    private void askUser() {
        shared.owners()
                .toUser(
                        record.spec.identity().userId(),
                        new UserMessage.OpenSession(
                                record.spec.id(),
                                record.spec.identity().authSessionId(),
                                record.direct(shared),
                                record.spec.client(),
                                record.presence.shown(),
                                getContext().getSelf(),
                                getContext().messageAdapter(UserReply.class, SessionSignal.Opened::new)));
        timers.startSingleTimer(
                new SessionSignal.OpenTimedOut(), shared.bounds().openTimeout());
    }

    private Behavior<SessionMessage> opened(UserReply reply) {
        if (record.phase != Phase.OPENING) return this;
        timers.cancel(new SessionSignal.OpenTimedOut());
        operations.showPresence();
        return switch (reply) {
            case UserReply.SessionOpened opened -> accountKnown(opened);
            case UserReply.Refused refused -> endWith(CloseCode.AUTHENTICATION_FAILED);
            case UserReply.Unavailable unavailable -> endWith(CloseCode.UNKNOWN_ERROR);
            case UserReply.Saved other -> endWith(CloseCode.UNKNOWN_ERROR);
            case UserReply.OfApplication other -> endWith(CloseCode.UNKNOWN_ERROR);
            case UserReply.OfPersonal other -> endWith(CloseCode.UNKNOWN_ERROR);
        };
    }

    private Behavior<SessionMessage> accountKnown(UserReply.SessionOpened opened) {
        List<GuildId> guilds =
                opened.guilds().stream().filter(record.spec::covers).toList();
        Optional<CloseCode> refusal = IdentifyCheck.ofAccount(record.spec, opened.application(), guilds.size());
        SocketWriter socket = record.socket;
        if (refusal.isPresent() || socket == null) return endWith(refusal.orElse(CloseCode.UNKNOWN_ERROR));
        record.guilds.addAll(guilds);
        if (!record.spec.bot()) return startUser(socket, opened.account());
        Application application = opened.application();
        return application == null ? endWith(CloseCode.UNKNOWN_ERROR) : startBot(socket, opened.account(), application);
    }

    private Behavior<SessionMessage> startBot(SocketWriter socket, Account account, Application application) {
        EncodedEvent ready = ReadyBody.forBot(record.spec, account, application, record.guilds);
        shared.relay().tell(new RelayCommand.Open(record.spec.id(), getContext().getSelf(), socket, ready));
        running();
        pace.begin();
        return this;
    }

    private Behavior<SessionMessage> startUser(SocketWriter socket, Account account) {
        record.account = account;
        record.phase = Phase.GATHERING;
        int reserved = UserReadyBody.wantsSupplemental(record.spec.identify()) ? 2 : 1;
        shared.relay()
                .tell(new RelayCommand.OpenHeld(record.spec.id(), getContext().getSelf(), socket, reserved));
        timers.startSingleTimer(
                new SessionSignal.ReadyTimedOut(), shared.bounds().readyTimeout());
        readOwnAffairs();
        attachAll();
        return releaseWhenComplete();
    }

    private void running() {
        record.phase = Phase.RUNNING;
        shared.counters().add(GatewayCounter.SESSIONS_STARTED);
        shared.directory()
                .put(
                        record.spec.id(),
                        new SessionDirectory.Entry(
                                record.spec.identity().userId(), getContext().getSelf()));
    }

    // Guilds

    private void attachAll() {
        for (GuildId guildId : record.guilds) {
            attach(guildId, record.spec.wantsGuildCreate());
        }
    }

    private void attach(GuildId guildId, boolean withGuildCreate) {
        record.unanswered.put(guildId, withGuildCreate);
        shared.owners().toGuild(guildId, record.attach(withGuildCreate, shared));
        operations.subscribe(guildId);
        if (!timers.isTimerActive(new SessionSignal.RetryAttach())) scheduleRetry();
    }

    private void scheduleRetry() {
        Duration pause =
                shared.bounds().attachRetry().multipliedBy(1L << Math.min(record.attachRounds, RETRY_DOUBLINGS_MAX));
        timers.startSingleTimer(new SessionSignal.RetryAttach(), pause);
    }

    /// Attach is idempotent: a guild that answered late only says so twice.
    private Behavior<SessionMessage> retryAttach() {
        if (record.unanswered.isEmpty() && record.unasked.isEmpty()) return this;
        record.attachRounds++;
        for (Map.Entry<GuildId, Boolean> guild : record.unanswered.entrySet()) {
            shared.owners().toGuild(guild.getKey(), record.attach(guild.getValue(), shared));
            operations.subscribe(guild.getKey());
        }
        pace.next(AttachPace.AT_A_TIME);
        scheduleRetry();
        return this;
    }

    private Behavior<SessionMessage> guildJoined(GuildId guildId) {
        // Known and not yet answered: this message is tried again after a crash.
        boolean due = record.guilds.add(guildId) || record.unanswered.containsKey(guildId);
        if (record.spec.covers(guildId) && due) {
            attach(guildId, record.spec.wantsGuildCreate());
        }
        return this;
    }

    private Behavior<SessionMessage> guildLeft(GuildId guildId) {
        record.guilds.remove(guildId);
        record.unasked.remove(guildId);
        record.subscriptions.remove(guildId);
        return guildAnswered(guildId);
    }

    private Behavior<SessionMessage> guildArrived(SessionSignal.GuildArrived arrived) {
        record.arrived.put(arrived.guildId(), arrived);
        return guildAnswered(arrived.guildId());
    }

    private Behavior<SessionMessage> guildAnswered(GuildId guildId) {
        if (record.unanswered.remove(guildId) != null) pace.answered();
        if (record.unanswered.isEmpty()) record.attachRounds = 0;
        return releaseWhenComplete();
    }

    /// The client was told of this guild (a bot in READY, for one), and would wait for it.
    private Behavior<SessionMessage> guildMissing(GuildId guildId) {
        boolean known = record.guilds.remove(guildId);
        record.subscriptions.remove(guildId);
        if (known && record.started() && EventType.GUILD_DELETE.passesInGuild(record.spec.intents())) {
            Bytes body = Bytes.utf8("{\"id\":\"" + guildId + "\"}");
            shared.relay()
                    .tell(new DirectDelivery(
                            List.of(record.spec.id()), new EncodedEvent(EventType.GUILD_DELETE, body)));
        }
        return guildAnswered(guildId);
    }

    private Behavior<SessionMessage> guildRestarted(GuildId guildId) {
        if (record.guilds.contains(guildId)) {
            boolean bodyDue = record.unanswered.getOrDefault(guildId, false);
            attach(guildId, bodyDue);
        }
        return this;
    }

    // READY of a user account

    private Behavior<SessionMessage> releaseWhenComplete() {
        boolean complete = record.own != null && record.unanswered.isEmpty();
        return complete ? seal() : this;
    }

    /// After the relay was told to hold the session's events: see [OwnAffairsReads].
    private void readOwnAffairs() {
        getContext()
                .pipeToSelf(
                        shared.ownAffairs().of(record.spec.identity().userId()),
                        (own, failure) -> failure == null
                                ? new SessionSignal.OwnAffairsRead(own)
                                : new SessionSignal.OwnAffairsUnread(failure));
    }

    private Behavior<SessionMessage> ownAffairsRead(OwnAffairs own) {
        if (record.started()) return this;
        record.own = own;
        return releaseWhenComplete();
    }

    /// A guild that joins from here on comes behind READY.
    private Behavior<SessionMessage> seal() {
        if (record.phase != Phase.GATHERING) return this;
        record.phase = Phase.SEALING;
        shared.relay().tell(new RelayCommand.Seal(record.spec.id()));
        return this;
    }

    /// What waits is counted up to where the guilds' bodies stand: what came since is held back as an event.
    private Behavior<SessionMessage> count() {
        OwnAffairs own = record.own;
        if (record.started()) return this;
        // Without them the client would show everything as unread and nobody as a friend: it tries again.
        if (own == null) return endWith(CloseCode.UNKNOWN_ERROR);
        UserId userId = record.spec.identity().userId();
        getContext()
                .pipeToSelf(
                        shared.mentions().count(userId, UnreadPlaces.of(userId, own, record.arrived.values())),
                        (counts, failure) -> failure == null
                                ? new SessionSignal.MentionsCounted(counts)
                                : new SessionSignal.OwnAffairsUnread(failure));
        timers.cancel(new SessionSignal.ReadyTimedOut());
        record.phase = Phase.COUNTING;
        return this;
    }

    private Behavior<SessionMessage> release(Map<ChannelId, Integer> mentions) {
        Account account = record.account;
        OwnAffairs own = record.own;
        if (account == null || own == null || record.started()) return this;
        Account newest = own.account() == null ? account : own.account();
        List<EncodedEvent> first = UserReadyBody.of(record, newest, own.withMentions(mentions));
        shared.relay().tell(new RelayCommand.Release(record.spec.id(), first));
        record.arrived.clear();
        record.own = null;
        running();
        return this;
    }

    // Sockets

    private Behavior<SessionMessage> resumeAsked(SessionSignal.ResumeAsked asked) {
        if (record.started()) {
            shared.relay().tell(new RelayCommand.Resume(record.spec.id(), asked.socket(), asked.sequence()));
        } else {
            asked.socket().invalidSession(false);
        }
        return this;
    }

    private Behavior<SessionMessage> resumed(SocketWriter socket) {
        timers.cancel(new SessionSignal.WindowOver());
        record.phase = Phase.RUNNING;
        SocketWriter before = record.socket;
        record.socket = socket;
        // Only now: the end of a socket that the session has for its own would end or detach the session.
        // 4009, and no resumable code: two living clients of one session would take it from each other for
        // ever.
        if (before != null && before != socket) before.close(CloseCode.SESSION_TIMED_OUT);
        // A socket that closed meanwhile says so now, and the window opens again.
        socket.bind(new SocketToSession(getContext().getSelf(), socket));
        return this;
    }

    private Behavior<SessionMessage> resumeRefused(SessionSignal.ResumeRefused refused) {
        if (refused.reason() == Reason.FUTURE) {
            refused.socket().close(CloseCode.INVALID_SEQ);
            return this;
        }
        shared.counters().add(GatewayCounter.RESUMES_REFUSED);
        if (record.socket == refused.socket()) record.socket = null;
        refused.socket().invalidSession(false);
        return endWith(CloseCode.SESSION_TIMED_OUT);
    }

    private Behavior<SessionMessage> socketClosed(SessionSignal.SocketClosed closed) {
        if (closed.socket() != record.socket) return this;
        if (!closed.resumable() || !record.started()) return Behaviors.stopped();
        shared.relay().tell(new RelayCommand.Lost(record.spec.id(), closed.socket()));
        record.socket = null;
        record.phase = Phase.DETACHED;
        record.windowEndsNs =
                shared.nowNs().getAsLong() + shared.bounds().resumeWindow().toNanos();
        timers.startSingleTimer(new SessionSignal.WindowOver(), shared.bounds().resumeWindow());
        return this;
    }

    private Behavior<SessionMessage> endWith(CloseCode code) {
        if (record.socket != null) record.socket.close(code);
        return Behaviors.stopped();
    }

    // After a crash

    private Behavior<SessionMessage> afterCrash() {
        shared.counters().add(GatewayCounter.SESSION_CRASHES);
        getContext().getLog().error("session {} restarted in {}", record.spec.id(), record.phase);
        restoreTimers();
        SessionMessage left = record.inHand;
        if (left == null) return this;
        if (record.tried) return finished(endWith(CloseCode.SESSION_TIMED_OUT));
        record.tried = true;
        return finished(handle(left));
    }

    private void restoreTimers() {
        switch (record.phase) {
            case NEW, RUNNING -> {}
            case OPENING -> askUser();
            case GATHERING, SEALING -> {
                if (record.own == null) readOwnAffairs();
                timers.startSingleTimer(
                        new SessionSignal.ReadyTimedOut(), shared.bounds().readyTimeout());
            }
            case COUNTING -> count();
            case DETACHED -> {
                long leftNs = record.windowEndsNs - shared.nowNs().getAsLong();
                timers.startSingleTimer(new SessionSignal.WindowOver(), Duration.ofNanos(Math.max(0, leftNs)));
            }
        }
        if (!record.unanswered.isEmpty() || !record.unasked.isEmpty()) scheduleRetry();
        if (record.phase != Phase.OPENING) operations.showPresence();
    }
}
