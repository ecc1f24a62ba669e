package dev.guildhall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/// One private channel's actor over a [HeldStore], and the letters that it sends to its recipients' owners.
final class ChannelRig implements AutoCloseable {
    static final ChannelId CHANNEL = new ChannelId(4_000_000_000_000L);
    static final UserId ANNA = new UserId(101);
    static final UserId BEN = new UserId(102);
    static final UserId BOT = new UserId(103);
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    static final OwnerConfig CONFIG = new OwnerConfig(
            Duration.ofMinutes(2),
            64,
            128,
            Duration.ofMillis(50),
            8,
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    final ManualTime time = ManualTime.get(kit.system());
    final HeldStore store = new HeldStore();
    final TestProbe<ActorRef<PrivateChannelMessage>> passivations = kit.createTestProbe();
    final BlockingQueue<UserMessage.Deliver> letters = new LinkedBlockingQueue<>();
    private final IdGenerator ids = new IdGenerator(() -> START, 1, 0, IdGenerator.unreserved());
    private ActorRef<PrivateChannelMessage> channel;

    ChannelRig() {
        GuildId met = new GuildId(7);
        for (UserId user : List.of(ANNA, BEN, BOT)) {
            boolean bot = user.equals(BOT);
            User account = new User(user, "user" + user, bot ? "0001" : "0", null, null, bot, 0);
            store.put(new Account(account, null, null, "en-US"));
            store.apply(new Change.PutMember(met, Member.joined(user, START, List.of())));
        }
        channel = spawn();
    }

    /// The actor ends; another one takes over from what the store has.
    void restart() {
        ActorRef<PrivateChannelMessage> before = channel;
        before.tell(PrivateChannelActor.stop());
        kit.createTestProbe().expectTerminated(before, Duration.ofSeconds(10));
        channel = spawn();
    }

    private ActorRef<PrivateChannelMessage> spawn() {
        InstantSource clock = () -> START;
        OwnerWorld world = new OwnerWorld(
                CONFIG,
                store,
                ids,
                clock,
                () -> 0,
                new SplittableRandom(7),
                new Letters(),
                new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), clock));
        return kit.spawn(PrivateChannelActor.create(
                CHANNEL, world, self -> passivations.getRef().tell(self)));
    }

    private final class Letters implements Owners {
        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            throw new AssertionError("no guild hears what is said in private");
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("a private channel talks to no other");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            UserMessage.Deliver letter = (UserMessage.Deliver) message;
            assertThat(letter.userId()).isEqualTo(userId);
            letters.add(letter);
        }
    }

    TestProbe<GuildReply> ask(UserId actor, PrivateChannelCommand command) {
        TestProbe<GuildReply> answer = kit.createTestProbe();
        channel.tell(new PrivateChannelMessage.PrivateChannelAsk(actor, command, answer.getRef()));
        return answer;
    }

    TestProbe<GuildReply> say(UserId actor, String content) {
        return ask(
                actor,
                new PrivateChannelCommand.Say(new GuildCommand.SendMessage(
                        CHANNEL, content, null, false, false, 0, null, AllowedMentions.DEFAULT)));
    }

    static GuildReply reply(TestProbe<GuildReply> answer) {
        return answer.receiveMessage(Duration.ofSeconds(10));
    }

    static GuildResult done(TestProbe<GuildReply> answer) {
        GuildReply reply = reply(answer);
        assertThat(reply).isInstanceOf(GuildReply.Done.class);
        return ((GuildReply.Done) reply).result();
    }

    UserMessage.Deliver nextLetter() {
        try {
            UserMessage.Deliver letter = letters.poll(10, TimeUnit.SECONDS);
            if (letter == null) {
                throw new AssertionError("no letter came");
            }
            return letter;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// `user: TYPE, TYPE`
    static String summary(UserMessage.Deliver letter) {
        return letter.userId() + ": "
                + String.join(
                        ", ",
                        letter.events().stream().map(each -> each.type().name()).toList());
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
