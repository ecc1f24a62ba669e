package dev.guildhall.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.Topic;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.presence.ClientInfo;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.journal.HeardEvents;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerCounters;
import dev.guildhall.owner.OwnerWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserPresenceTest {
    private static final UserId ANNA = new UserId(11);
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
    private final TestProbe<GuildMessage> guild = kit.createTestProbe();
    private final AtomicInteger crashes = new AtomicInteger();
    private final HeardEvents bus = new HeardEvents();
    private final ActorRef<UserMessage> anna = spawn();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void guildThatListensHearsAtOnceThenOncePerPauseAndTheLastStateAlways() {
        open("a", "Chrome");
        anna.tell(new UserMessage.HearPresence(ANNA, GUILD));
        assertThat(heard()).isEqualTo(PresenceStatus.ONLINE);
        time.timePasses(CONFIG.presencePause());
        show("a", PresenceStatus.IDLE);
        assertThat(heard()).isEqualTo(PresenceStatus.IDLE);
        for (PresenceStatus status : List.of(PresenceStatus.DND, PresenceStatus.ONLINE, PresenceStatus.DND)) {
            show("a", status);
        }
        settled();
        guild.expectNoMessage(Duration.ZERO);
        time.timePasses(CONFIG.presencePause());
        assertThat(heard()).isEqualTo(PresenceStatus.DND);
        settled();
        time.timePasses(CONFIG.presencePause());
        settled();
        guild.expectNoMessage(Duration.ZERO);
    }

    /// The bus has no last session to see leave: it is told.
    @Test
    void busHearsHowTheUserIsSeenUntilTheLastSessionEnds() {
        open("a", "Chrome");
        show("a", PresenceStatus.DND);
        settled();
        time.timePasses(CONFIG.presencePause());
        settled();
        anna.tell(new UserMessage.CloseSession(new SessionId("a")));
        settled();
        time.timePasses(CONFIG.presencePause());
        settled();
        assertThat(bus.events())
                .extracting(event -> event.data().path("status").textValue())
                .containsExactly("online", "dnd", "offline");
        assertThat(bus.events().getFirst().data().path("platforms").path(0).textValue())
                .isEqualTo("web");
    }

    @Test
    void sessionsAreMergedByPlatformAndInvisibleIsOffline() {
        open("a", "Chrome");
        TestProbe<SessionMessage> phone = open("b", "Discord iOS");
        assertThat(phone.expectMessageClass(SessionMessage.OwnSessions.class).sessions())
                .extracting(session -> session.id().value())
                .containsExactly("a", "b");
        show("b", PresenceStatus.IDLE);
        anna.tell(new UserMessage.HearPresence(ANNA, GUILD));
        UserPresence both = guild.expectMessageClass(UserPresence.class);
        assertThat(both.presence().status()).isEqualTo(PresenceStatus.ONLINE);
        assertThat(both.presence().clientStatus())
                .isEqualTo(
                        Map.of(ClientPlatform.WEB, PresenceStatus.ONLINE, ClientPlatform.MOBILE, PresenceStatus.IDLE));
        anna.tell(new UserMessage.CloseSession(new SessionId("a")));
        show("b", PresenceStatus.INVISIBLE);
        settled();
        time.timePasses(CONFIG.presencePause());
        assertThat(heardLast()).isEqualTo(PresenceStatus.OFFLINE);
    }

    @Test
    void crashWhileItIsToldLosesNothing() {
        open("a", "Chrome");
        anna.tell(new UserMessage.HearPresence(ANNA, GUILD));
        heard();
        settled();
        time.timePasses(CONFIG.presencePause());
        crashes.set(1);
        show("a", PresenceStatus.DND);
        PresenceStatus last = guild.awaitAssert(() -> {
            time.timePasses(CONFIG.presencePause());
            return guild.expectMessageClass(UserPresence.class, Duration.ofMillis(100))
                    .presence()
                    .status();
        });
        assertThat(last).isEqualTo(PresenceStatus.DND);
    }

    @Test
    void nobodyHearsOfAUserWithoutSessionsOrOfAGuildThatWasLeft() {
        anna.tell(new UserMessage.HearPresence(ANNA, GUILD));
        open("a", "Chrome");
        guild.expectNoMessage(Duration.ZERO);
        anna.tell(new UserMessage.HearPresence(ANNA, GUILD));
        heard();
        anna.tell(new UserMessage.LeftGuild(ANNA, GUILD));
        show("a", PresenceStatus.DND);
        settled();
        time.timePasses(CONFIG.presencePause());
        settled();
        guild.expectNoMessage(Duration.ZERO);
    }

    private PresenceStatus heard() {
        return guild.expectMessageClass(UserPresence.class).presence().status();
    }

    private PresenceStatus heardLast() {
        settled();
        return guild.receiveSeveralMessages(1).stream()
                .map(message -> ((UserPresence) message).presence().status())
                .toList()
                .getLast();
    }

    /// Everything said before was worked on.
    private void settled() {
        ask(new UserCommand.AddLogin(new AuthSessionId(6)));
    }

    private void show(String session, PresenceStatus status) {
        anna.tell(new UserMessage.ShowPresence(new SessionId(session), new SessionPresence(status, List.of())));
    }

    private TestProbe<SessionMessage> open(String id, String browser) {
        TestProbe<SessionMessage> session = kit.createTestProbe();
        TestProbe<UserReply> answer = kit.createTestProbe();
        anna.tell(new UserMessage.OpenSession(
                new SessionId(id),
                LOGIN,
                null,
                ClientInfo.ofPerson(browser, "os"),
                SessionPresence.ONLINE,
                session.getRef(),
                answer.getRef()));
        assertThat(answer.receiveMessage(Duration.ofSeconds(10))).isInstanceOf(UserReply.SessionOpened.class);
        return session;
    }

    private UserReply ask(UserCommand command) {
        TestProbe<UserReply> answer = kit.createTestProbe();
        anna.tell(new UserMessage.UserAsk(command, answer.getRef()));
        return answer.receiveMessage(Duration.ofSeconds(10));
    }

    private ActorRef<UserMessage> spawn() {
        OwnerWorld world = new OwnerWorld(
                CONFIG,
                new HeldStore(),
                new IdGenerator(() -> Instant.EPOCH, 1, 0, IdGenerator.unreserved()),
                () -> Instant.EPOCH,
                () -> 0,
                new SplittableRandom(3),
                new OneGuild(),
                LINKS,
                new LiveFeed(bus::take, Set.of(Topic.PRESENCE), "here", () -> Instant.EPOCH, 1 << 20),
                new OwnerCounters());
        ActorRef<UserMessage> actor = kit.spawn(UserActor.create(ANNA, world, self -> {}));
        TestProbe<UserReply> answer = kit.createTestProbe();
        actor.tell(new UserMessage.UserAsk(
                new UserCommand.CreateAccount("anna", null, null, "hash", "en-US", LOGIN), answer.getRef()));
        answer.receiveMessage(Duration.ofSeconds(10));
        return actor;
    }

    private final class OneGuild implements Owners {
        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            if (crashes.getAndSet(0) > 0) throw new IllegalStateException("injected");
            guild.getRef().tell(message);
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            throw new AssertionError("a user talks to no user");
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("a user talks to no channel");
        }
    }
}
