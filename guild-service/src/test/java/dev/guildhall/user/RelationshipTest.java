package dev.guildhall.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Friends are made between two owners, each of which commits its own side. What is between the two may be lost.
class RelationshipTest {
    private static final UserId ANNA = new UserId(11);
    private static final UserId BEN = new UserId(12);
    private static final AuthSessionId LOGIN = new AuthSessionId(5);
    private static final UserReply NOTHING = new UserReply.OfPersonal(new PersonalResult.Nothing());
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
    private final Street street = new Street();
    private final IdGenerator ids = new IdGenerator(() -> Instant.EPOCH, 1, 0, IdGenerator.unreserved());
    private final Map<UserId, TestProbe<RelayMessage>> relays = new HashMap<>();

    /// The way from one owner to the other.
    private static final class Street implements Owners {
        final Map<UserId, ActorRef<UserMessage>> houses = new ConcurrentHashMap<>();
        volatile @Nullable UserId closedTo;

        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            throw new AssertionError("friends need no guild");
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("friends need no channel");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            ActorRef<UserMessage> house = houses.get(userId);
            if (house != null && !userId.equals(closedTo)) {
                house.tell(message);
            }
        }
    }

    @BeforeEach
    void register() {
        ask(live(ANNA), new UserCommand.CreateAccount("anna", null, null, "hash", "en-US", LOGIN));
        ask(live(BEN), new UserCommand.CreateAccount("ben", null, null, "hash", "en-US", LOGIN));
        listen(ANNA);
        listen(BEN);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void aRequestIsSeenByBothAndAcceptedByAnother() {
        assertThat(personal(ANNA, new PersonalCommand.Befriend(BEN))).isEqualTo(NOTHING);
        assertThat(heard(ANNA, EventType.RELATIONSHIP_ADD)).contains("\"id\":\"12\",\"type\":4");
        assertThat(heard(BEN, EventType.RELATIONSHIP_ADD))
                .contains("\"id\":\"11\",\"type\":3", "\"username\":\"anna\"", "\"should_notify\":true");

        assertThat(personal(BEN, new PersonalCommand.Befriend(ANNA))).isEqualTo(NOTHING);
        assertThat(heard(BEN, EventType.RELATIONSHIP_ADD)).contains("\"type\":1", "\"should_notify\":false");
        assertThat(heard(ANNA, EventType.RELATIONSHIP_ADD)).contains("\"type\":1", "\"should_notify\":true");
        settled(RelationshipType.FRIEND, RelationshipType.FRIEND);

        assertThat(personal(ANNA, new PersonalCommand.Befriend(BEN))).isEqualTo(refused(ApiError.ALREADY_FRIENDS));
        assertThat(personal(ANNA, new PersonalCommand.NameFriend(BEN, "Benny"))).isEqualTo(NOTHING);
        assertThat(heard(ANNA, EventType.RELATIONSHIP_UPDATE)).contains("\"nickname\":\"Benny\"");

        assertThat(personal(BEN, new PersonalCommand.Unrelate(ANNA))).isEqualTo(NOTHING);
        assertThat(heard(BEN, EventType.RELATIONSHIP_REMOVE)).isEqualTo("{\"id\":\"11\",\"type\":1}");
        assertThat(heard(ANNA, EventType.RELATIONSHIP_REMOVE)).isEqualTo("{\"id\":\"12\",\"type\":1}");
        settled(null, null);
        assertThat(rows(ANNA)).as("nothing is kept of what is over").isEmpty();
    }

    @Test
    void aBlockEndsAFriendshipAndTurnsRequestsAway() {
        personal(ANNA, new PersonalCommand.Befriend(BEN));
        personal(BEN, new PersonalCommand.Befriend(ANNA));
        settled(RelationshipType.FRIEND, RelationshipType.FRIEND);

        assertThat(personal(ANNA, new PersonalCommand.Block(BEN))).isEqualTo(NOTHING);
        settled(RelationshipType.BLOCKED, null);
        assertThat(personal(BEN, new PersonalCommand.Befriend(ANNA)))
                .isEqualTo(refused(ApiError.FRIEND_REQUEST_BLOCKED));

        assertThat(personal(ANNA, new PersonalCommand.Unrelate(BEN))).isEqualTo(NOTHING);
        settled(null, null);
        assertThat(personal(BEN, new PersonalCommand.Befriend(ANNA))).isEqualTo(NOTHING);
        settled(RelationshipType.INCOMING_REQUEST, RelationshipType.OUTGOING_REQUEST);
    }

    @Test
    void nobodyBefriendsThemselvesNorABotNorNobody() {
        assertThat(personal(ANNA, new PersonalCommand.Befriend(ANNA)))
                .isEqualTo(refused(ApiError.CANNOT_BEFRIEND_SELF));
        assertThat(personal(ANNA, new PersonalCommand.Befriend(new UserId(99))))
                .isEqualTo(refused(ApiError.UNKNOWN_USER));
        UserId bot = new UserId(13);
        ask(live(bot), new UserCommand.CreateApplication("echo", ANNA, 0));
        ask(house(bot), new UserCommand.CreateBot(ANNA, LOGIN));
        assertThat(personal(ANNA, new PersonalCommand.Befriend(bot)))
                .isEqualTo(refused(ApiError.BOTS_CANNOT_HAVE_FRIENDS));
        assertThat(personal(ANNA, new PersonalCommand.NameFriend(BEN, "no"))).isEqualTo(refused(ApiError.NOT_FRIENDS));
    }

    @Test
    void whatIsLostOnTheWayIsToldAgainAfterAWhile() {
        street.closedTo = BEN;
        assertThat(personal(ANNA, new PersonalCommand.Befriend(BEN))).isEqualTo(NOTHING);
        assertThat(type(BEN, ANNA)).isNull();

        street.closedTo = null;
        settled(RelationshipType.OUTGOING_REQUEST, RelationshipType.INCOMING_REQUEST);
        assertThat(heard(BEN, EventType.RELATIONSHIP_ADD)).contains("\"type\":3");
    }

    /// The crash is between the commits of the two sides: the request is durable here and unknown there.
    @Test
    void anOwnerThatCrashedBeforeItToldTheOtherTellsItInItsNextLife() {
        street.closedTo = BEN;
        assertThat(personal(ANNA, new PersonalCommand.Befriend(BEN))).isEqualTo(NOTHING);
        kit.stop(house(ANNA));
        assertThat(type(BEN, ANNA)).isNull();

        street.closedTo = null;
        live(ANNA);
        settled(RelationshipType.OUTGOING_REQUEST, RelationshipType.INCOMING_REQUEST);
    }

    /// And here the other side is durable, and its confirmation is lost with it.
    @Test
    void anOwnerThatCrashedBeforeItConfirmedIsToldAgainAndSaysNothingTwice() {
        street.closedTo = ANNA;
        assertThat(personal(ANNA, new PersonalCommand.Befriend(BEN))).isEqualTo(NOTHING);
        heard(BEN, EventType.RELATIONSHIP_ADD);
        kit.stop(house(BEN));
        assertThat(rows(ANNA)).extracting(Relationship::told).containsExactly(false);

        street.closedTo = null;
        live(BEN);
        listen(BEN);
        settled(RelationshipType.OUTGOING_REQUEST, RelationshipType.INCOMING_REQUEST);
        relay(BEN).expectNoMessage(Duration.ZERO);
    }

    private UserReply personal(UserId user, PersonalCommand command) {
        return ask(house(user), new UserCommand.Personal(command));
    }

    private static UserReply refused(ApiError error) {
        return UserDecision.refusal(error, null);
    }

    private List<Relationship> rows(UserId user) {
        return store.personal().relationships(user).toCompletableFuture().join();
    }

    private @Nullable RelationshipType type(UserId user, UserId other) {
        return rows(user).stream()
                .filter(row -> row.other().equals(other))
                .findFirst()
                .map(Relationship::type)
                .orElse(null);
    }

    /// Waits until both sides are so and owe each other nothing.
    private void settled(@Nullable RelationshipType annas, @Nullable RelationshipType bens) {
        kit.<Object>createTestProbe().awaitAssert(Duration.ofSeconds(20), () -> {
            time.timePasses(Duration.ofSeconds(5));
            assertThat(type(ANNA, BEN)).isEqualTo(annas);
            assertThat(type(BEN, ANNA)).isEqualTo(bens);
            assertThat(rows(ANNA)).allMatch(Relationship::told);
            assertThat(rows(BEN)).allMatch(Relationship::told);
            return null;
        });
    }

    private String heard(UserId user, EventType type) {
        while (true) {
            DirectDelivery delivery = (DirectDelivery) relay(user).receiveMessage(Duration.ofSeconds(10));
            if (delivery.event().type() == type) {
                return delivery.event().body().toString();
            }
        }
    }

    private TestProbe<RelayMessage> relay(UserId user) {
        return Objects.requireNonNull(relays.get(user));
    }

    private void listen(UserId user) {
        TestProbe<RelayMessage> relay = kit.createTestProbe();
        TestProbe<SessionMessage> session = kit.createTestProbe();
        TestProbe<UserReply> answer = kit.createTestProbe();
        relays.put(user, relay);
        house(user)
                .tell(new UserMessage.OpenSession(
                        new SessionId("s" + user),
                        LOGIN,
                        new UserMessage.DirectSeat(relay.getRef(), Intent.USER_RELATIONSHIPS.mask()),
                        ClientInfo.ofBot("test", "linux"),
                        SessionPresence.ONLINE,
                        session.getRef(),
                        answer.getRef()));
        answer.receiveMessage(Duration.ofSeconds(10));
    }

    private ActorRef<UserMessage> house(UserId user) {
        return Objects.requireNonNull(street.houses.get(user));
    }

    private ActorRef<UserMessage> live(UserId user) {
        OwnerWorld world = new OwnerWorld(
                CONFIG, store, ids, () -> Instant.EPOCH, () -> 0, new SplittableRandom(3), street, LINKS);
        ActorRef<UserMessage> house = kit.spawn(UserActor.create(user, world, self -> {}));
        street.houses.put(user, house);
        return house;
    }

    private UserReply ask(ActorRef<UserMessage> user, UserCommand command) {
        TestProbe<UserReply> answer = kit.createTestProbe();
        user.tell(new UserMessage.UserAsk(command, answer.getRef()));
        return answer.receiveMessage(Duration.ofSeconds(10));
    }
}
