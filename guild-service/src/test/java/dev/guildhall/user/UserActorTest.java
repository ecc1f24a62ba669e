package dev.guildhall.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.UserChanged;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.Commit;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PersonalChange;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserActorTest {
    private static final UserId ANNA = new UserId(11);
    private static final UserId OTHER = new UserId(12);
    private static final AuthSessionId LOGIN = new AuthSessionId(5);
    private static final GuildId GUILD = new GuildId(77);
    private static final AttachmentLinks LINKS =
            new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), () -> Instant.EPOCH);
    private static final OwnerConfig CONFIG = new OwnerConfig(
            Duration.ofMinutes(2),
            64,
            4,
            Duration.ofMillis(50),
            8,
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final HeldStore store = new HeldStore();
    private volatile Instant now = Instant.EPOCH;
    private final TestProbe<ActorRef<UserMessage>> passivations = kit.createTestProbe();
    private final TestProbe<GuildMessage> guild = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void aNewAccountHoldsItsNamesInLowerCase() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        assertThat(ask(anna, register("Anna", "Anna@Example.org"))).isInstanceOf(UserReply.Saved.class);
        assertThat(holder(Claim.Kind.USERNAME, "anna")).contains(new OwnerId.OfUser(ANNA));
        assertThat(holder(Claim.Kind.EMAIL, "anna@example.org")).contains(new OwnerId.OfUser(ANNA));
        assertThat(store.durable().getLast().changes()).hasSize(4).hasAtLeastOneElementOfType(Change.HoldClaim.class);
    }

    @Test
    void guildsHearOfANewNameAndOfNothingThatTheyDoNotShow() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.apply(new Change.PutMember(GUILD, Member.joined(ANNA, Instant.EPOCH, List.of())));
        ask(anna, modified("anna", "other@example.org"));
        ask(anna, modified("annabel", null));
        UserChanged heard = guild.expectMessageClass(UserChanged.class, Duration.ofSeconds(10));
        assertThat(heard.user().username()).isEqualTo("annabel");
        guild.expectNoMessage(Duration.ZERO);
    }

    private static UserCommand modified(String name, @Nullable String email) {
        return new UserCommand.ModifyAccount(name, Patch.keep(), Patch.keep(), email, null, null);
    }

    @Test
    void aTakenNameIsRefusedByItsField() {
        ask(spawn(ANNA), register("anna", null));
        assertThat(ask(spawn(OTHER), register("ANNA", null)))
                .isEqualTo(taken("username", FormError.USERNAME_ALREADY_TAKEN));
    }

    @Test
    void whenTheAddressIsTakenTheNameIsGivenBack() {
        ask(spawn(ANNA), register("anna", "a@example.org"));
        assertThat(ask(spawn(OTHER), register("bert", "A@example.org")))
                .isEqualTo(taken("email", FormError.EMAIL_ALREADY_REGISTERED));
        assertThat(holder(Claim.Kind.USERNAME, "bert")).isEmpty();
    }

    @Test
    void aCommandIsAnsweredWhenItIsDurableAndTheNextIsDecidedAfterIt() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.hold();
        TestProbe<UserReply> first = tell(anna, new UserCommand.AddLogin(new AuthSessionId(6)));
        HeldStore.Held held = store.nextHeld();
        TestProbe<UserReply> second = tell(anna, new UserCommand.AddLogin(new AuthSessionId(7)));
        first.expectNoMessage(Duration.ZERO);
        store.release(held);
        assertThat(reply(first)).isInstanceOf(UserReply.Saved.class);
        store.release(store.nextHeld());
        assertThat(reply(second)).isInstanceOf(UserReply.Saved.class);
        assertThat(store.durable()).extracting(Commit::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anUnknownOutcomeIsAskedFor() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.hold();
        TestProbe<UserReply> happened = tell(anna, new UserCommand.AddLogin(new AuthSessionId(6)));
        store.lose(store.nextHeld(), true);
        assertThat(reply(happened)).isInstanceOf(UserReply.Saved.class);
        TestProbe<UserReply> lost = tell(anna, new UserCommand.AddLogin(new AuthSessionId(7)));
        store.lose(store.nextHeld(), false);
        assertThat(reply(lost)).isEqualTo(new UserReply.Unavailable());
        store.flow();
        assertThat(ask(anna, new UserCommand.AddLogin(new AuthSessionId(8)))).isInstanceOf(UserReply.Saved.class);
    }

    @Test
    void aSessionOpensWithTheGuildsOfTheStoreAndHearsOfLaterOnes() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.apply(new Change.PutMember(GUILD, Member.joined(ANNA, Instant.EPOCH, List.of())));
        TestProbe<SessionMessage> session = kit.createTestProbe();
        UserReply opened = open(anna, "s", LOGIN, session);
        assertThat(opened)
                .isInstanceOfSatisfying(
                        UserReply.SessionOpened.class,
                        reply -> assertThat(reply.guilds()).containsExactly(GUILD));
        anna.tell(new UserMessage.JoinedGuild(ANNA, new GuildId(78)));
        session.expectMessage(new SessionMessage.GuildJoined(new GuildId(78)));
        anna.tell(new UserMessage.LeftGuild(ANNA, GUILD));
        session.expectMessage(new SessionMessage.GuildLeft(GUILD));
    }

    @Test
    void aRevokedLoginOpensNothingAndEndsItsSessionsAlone() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        ask(anna, new UserCommand.AddLogin(new AuthSessionId(6)));
        TestProbe<SessionMessage> first = kit.createTestProbe();
        TestProbe<SessionMessage> second = kit.createTestProbe();
        open(anna, "one", LOGIN, first);
        open(anna, "two", new AuthSessionId(6), second);
        ask(anna, new UserCommand.RevokeLogin(LOGIN));
        first.expectMessage(new SessionMessage.TokenRevoked());
        assertThat(open(anna, "three", LOGIN, kit.createTestProbe()))
                .isEqualTo(UserDecision.refusal(ApiError.UNAUTHORIZED, null));
        ask(anna, new UserCommand.RevokeAllLogins());
        second.expectMessage(new SessionMessage.TokenRevoked());
    }

    @Test
    void anApplicationGetsItsBotAndAResetEndsTheOldToken() {
        ActorRef<UserMessage> app = spawn(OTHER);
        assertThat(ask(app, new UserCommand.CreateBot(ANNA, LOGIN)))
                .isEqualTo(UserDecision.refusal(ApiError.UNKNOWN_APPLICATION, null));
        assertThat(ask(app, new UserCommand.CreateApplication("echo", ANNA, 0)))
                .isInstanceOf(UserReply.OfApplication.class);
        assertThat(ask(app, new UserCommand.CreateBot(new UserId(13), LOGIN)))
                .isEqualTo(UserDecision.refusal(ApiError.NOT_AUTHORIZED_ON_APPLICATION, null));
        UserReply made = ask(app, new UserCommand.CreateBot(ANNA, LOGIN));
        assertThat(made).isInstanceOfSatisfying(UserReply.Saved.class, saved -> {
            assertThat(saved.account().user().discriminator()).matches("\\d{4}");
            assertThat(saved.account().user().bot()).isTrue();
        });
        TestProbe<SessionMessage> session = kit.createTestProbe();
        open(app, "s", LOGIN, session);
        ask(app, new UserCommand.ResetBotToken(ANNA, new AuthSessionId(9)));
        session.expectMessage(new SessionMessage.TokenRevoked());
        assertThat(open(app, "t", new AuthSessionId(9), kit.createTestProbe()))
                .isInstanceOf(UserReply.SessionOpened.class);
    }

    @Test
    void aCommandThatCrashesTheActorIsRefusedOnceAndSessionsStay() {
        ActorRef<UserMessage> app = spawn(OTHER);
        ask(app, new UserCommand.CreateApplication("echo", ANNA, 0));
        ask(app, new UserCommand.CreateBot(ANNA, LOGIN));
        TestProbe<SessionMessage> session = kit.createTestProbe();
        open(app, "s", LOGIN, session);
        TestProbe<UserReply> poison = tell(app, new UserCommand.CreateApplication("again", ANNA, 0));
        UserReply refused = poison.awaitAssert(() -> {
            time.timePasses(Duration.ofMillis(100));
            return poison.receiveMessage(Duration.ofMillis(100));
        });
        assertThat(refused).isEqualTo(UserDecision.refusal(ApiError.INTERNAL_SERVER_ERROR, null));
        app.tell(new UserMessage.JoinedGuild(OTHER, GUILD));
        session.expectMessage(new SessionMessage.GuildJoined(GUILD));
        poison.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aFullQueueAndAStoreThatIsGoneAreUnavailable() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.hold();
        tell(anna, new UserCommand.AddLogin(new AuthSessionId(6)));
        store.nextHeld();
        for (int waiting = 0; waiting < CONFIG.waitingMax(); waiting++) {
            tell(anna, new UserCommand.AddLogin(new AuthSessionId(10 + waiting)));
        }
        assertThat(ask(anna, new UserCommand.RevokeAllLogins())).isEqualTo(new UserReply.Unavailable());
    }

    @Test
    void aSessionThatCannotBeReadIsUnavailable() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        store.failReads(new StoreUnavailable("gone"));
        assertThat(open(anna, "s", LOGIN, kit.createTestProbe())).isEqualTo(new UserReply.Unavailable());
    }

    @Test
    void whatHappensInPrivateGoesOnceToEachNodeAndOnlyToSessionsThatAskedForIt() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        TestProbe<RelayMessage> here = kit.createTestProbe();
        TestProbe<RelayMessage> there = kit.createTestProbe();
        long messages = Intent.DIRECT_MESSAGES.mask();
        open(anna, "a", new UserMessage.DirectSeat(here.getRef(), messages));
        open(anna, "b", new UserMessage.DirectSeat(here.getRef(), -1));
        open(anna, "c", new UserMessage.DirectSeat(here.getRef(), Intent.GUILDS.mask()));
        open(anna, "d", new UserMessage.DirectSeat(there.getRef(), messages));
        open(anna, "later shard", null);
        EncodedEvent typing = new EncodedEvent(EventType.TYPING_START, Bytes.utf8("{}"));
        EncodedEvent message = new EncodedEvent(EventType.MESSAGE_CREATE, Bytes.utf8("{}"));

        anna.tell(new UserMessage.Deliver(ANNA, List.of(typing, message)));

        here.expectMessage(new DirectDelivery(List.of(new SessionId("b")), typing));
        here.expectMessage(new DirectDelivery(List.of(new SessionId("a"), new SessionId("b")), message));
        there.expectMessage(new DirectDelivery(List.of(new SessionId("d")), message));
    }

    private void open(ActorRef<UserMessage> user, String id, UserMessage.@Nullable DirectSeat direct) {
        TestProbe<UserReply> answer = kit.createTestProbe();
        TestProbe<SessionMessage> session = kit.createTestProbe();
        user.tell(new UserMessage.OpenSession(
                new SessionId(id),
                LOGIN,
                direct,
                ClientInfo.ofBot("test", "linux"),
                SessionPresence.ONLINE,
                session.getRef(),
                answer.getRef()));
        assertThat(reply(answer)).isInstanceOf(UserReply.SessionOpened.class);
    }

    @Test
    void dayOnWhichSomebodyIsThereIsKeptOnceHoweverOftenSessionsCome() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("Anna", "Anna@Example.org"));
        open(anna, "one", null);
        assertThat(ask(anna, new UserCommand.Personal(new PersonalCommand.BeSeen())))
                .isInstanceOf(UserReply.OfPersonal.class);
        open(anna, "two", null);
        assertThat(daysSeen()).containsExactly(LocalDate.EPOCH);
        now = now.plus(Duration.ofDays(1));
        time.timePasses(LastSeen.LOOK_EVERY);
        ask(anna, new UserCommand.Personal(new PersonalCommand.BeSeen()));

        assertThat(daysSeen()).containsExactly(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));
    }

    private List<LocalDate> daysSeen() {
        return store.durable().stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(Change.OfPerson.class::isInstance)
                .map(change -> ((Change.OfPerson) change).change())
                .filter(PersonalChange.PutLastSeen.class::isInstance)
                .map(change -> ((PersonalChange.PutLastSeen) change).day())
                .toList();
    }

    @Test
    void aUserWithoutSessionsPassivates() {
        ActorRef<UserMessage> anna = spawn(ANNA);
        ask(anna, register("anna", null));
        TestProbe<SessionMessage> session = kit.createTestProbe();
        open(anna, "s", LOGIN, session);
        time.timePasses(CONFIG.idleBeforePassivation());
        ask(anna, new UserCommand.AddLogin(LOGIN));
        passivations.expectNoMessage(Duration.ZERO);
        session.stop();
        kit.<Object>createTestProbe().awaitAssert(() -> {
            time.timePasses(CONFIG.idleBeforePassivation());
            passivations.expectMessage(Duration.ofMillis(100), anna);
            return null;
        });
        anna.tell(UserActor.stop());
        kit.createTestProbe().expectTerminated(anna, Duration.ofSeconds(10));
    }

    private ActorRef<UserMessage> spawn(UserId user) {
        OwnerWorld world = new OwnerWorld(
                CONFIG,
                store,
                new IdGenerator(() -> Instant.EPOCH, 1, 0, IdGenerator.unreserved()),
                () -> now,
                () -> 0,
                new SplittableRandom(3),
                new Told(),
                LINKS);
        return kit.spawn(
                UserActor.create(user, world, self -> passivations.getRef().tell(self)));
    }

    private final class Told implements Owners {
        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            assertThat(guildId).isEqualTo(GUILD);
            guild.getRef().tell(message);
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("nobody talks in private");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            throw new AssertionError("a user talks to no user");
        }
    }

    private static UserCommand register(String name, @Nullable String email) {
        return new UserCommand.CreateAccount(name, null, email, "hash", "en-US", LOGIN);
    }

    private static UserReply.Refused taken(String field, FormError error) {
        return UserDecision.refusal(ApiError.INVALID_FORM_BODY, new FieldError(field, error.name(), error.message()));
    }

    private Optional<OwnerId> holder(Claim.Kind kind, String name) {
        return store.holder(kind, name).toCompletableFuture().join();
    }

    private TestProbe<UserReply> tell(ActorRef<UserMessage> user, UserCommand command) {
        TestProbe<UserReply> answer = kit.createTestProbe();
        user.tell(new UserMessage.UserAsk(command, answer.getRef()));
        return answer;
    }

    private UserReply ask(ActorRef<UserMessage> user, UserCommand command) {
        return reply(tell(user, command));
    }

    private UserReply open(
            ActorRef<UserMessage> user, String id, AuthSessionId login, TestProbe<SessionMessage> session) {
        TestProbe<UserReply> answer = kit.createTestProbe();
        user.tell(new UserMessage.OpenSession(
                new SessionId(id),
                login,
                null,
                ClientInfo.ofBot("test", "linux"),
                SessionPresence.ONLINE,
                session.getRef(),
                answer.getRef()));
        return reply(answer);
    }

    private static UserReply reply(TestProbe<UserReply> answer) {
        return answer.receiveMessage(Duration.ofSeconds(10));
    }
}
