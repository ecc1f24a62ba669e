package dev.guildhall.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.Topic;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.state.GuildDecider;
import dev.guildhall.journal.HeardEvents;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.owner.OwnerCounters;
import dev.guildhall.owner.OwnerWorld;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/// One guild's actor over a [HeldStore], with probes for everybody it talks to, and its clock in the test's hand.
final class GuildRig implements AutoCloseable {
    static final GuildId GUILD = new GuildId(4_000_000_000_000L);
    static final UserId OWNER = new UserId(101);
    static final UserId MEMBER = new UserId(102);
    static final UserId BOT = new UserId(103);
    static final long EVERYTHING = -1L;
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
    final HeldStore store;
    final HeardEvents bus = new HeardEvents();
    final List<UserMessage> toldUsers = new CopyOnWriteArrayList<>();
    final TestProbe<ActorRef<GuildMessage>> passivations = kit.createTestProbe();
    final ActorRef<GuildMessage> guild;
    private final AtomicLong nowNs = new AtomicLong();

    GuildRig() {
        this(GuildDecider::decide);
    }

    GuildRig(Deciding deciding) {
        this(deciding, new HeldStore());
    }

    GuildRig(Deciding deciding, HeldStore store) {
        this.store = store;
        store.put(account(OWNER, false));
        store.put(account(MEMBER, false));
        store.put(account(BOT, true));
        guild = spawn(deciding, store);
    }

    private static final AttachmentLinks LINKS =
            new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), () -> START);

    private ActorRef<GuildMessage> spawn(Deciding deciding, MessageStore over) {
        InstantSource clock = () -> START;
        OwnerWorld world = new OwnerWorld(
                CONFIG,
                over,
                new IdGenerator(clock, 1, 0, IdGenerator.unreserved()),
                clock,
                nowNs::get,
                new SplittableRandom(7),
                new Told(),
                LINKS,
                new LiveFeed(bus::take, Set.of(Topic.VOICE), "here", clock, 1 << 20),
                new OwnerCounters());
        return kit.spawn(GuildActor.create(
                GUILD, world, deciding, self -> passivations.getRef().tell(self)));
    }

    private final class Told implements Owners {
        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            throw new AssertionError("a guild talks to no guild");
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("nobody talks in private");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            toldUsers.add(message);
        }
    }

    static Account account(UserId id, boolean bot) {
        return new Account(new User(id, "user" + id, bot ? "0001" : "0", null, null, bot, 0), null, null, "en-US");
    }

    /// Founds the guild; MEMBER and BOT are members. Answers it as it stands then.
    GuildSnapshot found() {
        GuildSnapshot founded = ((GuildResult.OfGuild)
                        done(ask(OWNER, new GuildCommand.CreateGuild("Here", null, settings(), List.of(), List.of()))))
                .snapshot();
        done(ask(OWNER, new GuildCommand.AddBot(BOT, "bot", 0)));
        join(MEMBER);
        return founded;
    }

    /// Puts a member straight into the store, and lets the guild load it.
    private void join(UserId user) {
        store.apply(new Change.PutMember(GUILD, Member.joined(user, START, List.of())));
    }

    static GuildCommand.GuildSettings settings() {
        return new GuildCommand.GuildSettings(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    static ChannelId text(GuildSnapshot guild) {
        return guild.channelsInOrder().stream()
                .filter(each -> each.type() == ChannelType.GUILD_TEXT)
                .map(Channel::id)
                .findFirst()
                .orElseThrow();
    }

    static GuildCommand newChannel(String name) {
        return new GuildCommand.CreateChannel(
                new NewChannel(null, name, ChannelType.GUILD_TEXT, null, false, null, null, null, 0, 0, 0, null));
    }

    static GuildCommand send(ChannelId channel, String content) {
        return new GuildCommand.SendMessage(channel, content, null, false, false, 0, null, AllowedMentions.DEFAULT);
    }

    static GuildCommand roles(UserId user, RoleId... roles) {
        return new GuildCommand.ModifyMember(
                user,
                new GuildCommand.MemberChange(
                        Patch.keep(),
                        Patch.set(List.of(roles)),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep()));
    }

    TestProbe<GuildReply> ask(UserId actor, GuildCommand command) {
        TestProbe<GuildReply> answer = kit.createTestProbe();
        guild.tell(new GuildAsk(actor, command, null, answer.getRef()));
        return answer;
    }

    static GuildResult done(TestProbe<GuildReply> answer) {
        GuildReply reply = answer.receiveMessage(Duration.ofSeconds(10));
        assertThat(reply).isInstanceOf(GuildReply.Done.class);
        return ((GuildReply.Done) reply).result();
    }

    static GuildReply reply(TestProbe<GuildReply> answer) {
        return answer.receiveMessage(Duration.ofSeconds(10));
    }

    /// One gateway node.
    final class Relay {
        final TestProbe<RelayMessage> probe = kit.createTestProbe();

        GuildSession.Attach attach(String session, UserId user, long intents) {
            GuildSession.Attach attach = new GuildSession.Attach(
                    new SessionId(session), user, user.equals(BOT), intents, 50, true, probe.getRef());
            guild.tell(attach);
            return attach;
        }

        GuildDelivery.SessionAttached attached(String session, UserId user, long intents) {
            attach(session, user, intents);
            return next(GuildDelivery.SessionAttached.class);
        }

        <T extends RelayMessage> T next(Class<T> type) {
            RelayMessage message = probe.receiveMessage(Duration.ofSeconds(10));
            assertThat(message).isInstanceOf(type);
            return type.cast(message);
        }

        /// The text of the only part of the next publication.
        String nextBody() {
            return next(GuildDelivery.Publish.class)
                    .parts()
                    .getFirst()
                    .event()
                    .body()
                    .toString();
        }

        /// Everything that has come, given that nothing more will: the guild has answered something asked after it.
        List<RelayMessage> rest() {
            List<RelayMessage> all = new ArrayList<>();
            GuildDelivery.SessionRefused end = new GuildDelivery.SessionRefused(GUILD, 0, new SessionId("end"));
            probe.getRef().tell(end);
            for (RelayMessage next = probe.receiveMessage(); !next.equals(end); next = probe.receiveMessage()) {
                all.add(next);
            }
            return all;
        }
    }

    List<Commit> durable() {
        return store.durable().stream()
                .filter(commit -> commit.owner().equals(new OwnerId.OfGuild(GUILD)))
                .toList();
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
