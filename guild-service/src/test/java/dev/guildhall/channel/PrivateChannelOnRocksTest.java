package dev.guildhall.channel;

import static dev.guildhall.channel.ChannelRig.ANNA;
import static dev.guildhall.channel.ChannelRig.BEN;
import static dev.guildhall.channel.ChannelRig.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelMessage.PrivateChannelAsk;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.GuildModule;
import dev.guildhall.guild.shard.ClusterOfOne;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.Commit;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Private channels as a node runs them, over the store that a node opens.
class PrivateChannelOnRocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatWasAcknowledgedIsThereAfterARestartOnTheSameFolder(@TempDir Path folder) {
        Message first;
        try (Running node = new Running(folder)) {
            node.meet();
            node.done(node.ask(CHANNEL, ANNA, new PrivateChannelCommand.OpenDirect(BEN)));
            first = node.said(ANNA, "m0", "once");
            for (int message = 1; message < 60; message++) {
                node.said(message % 2 == 0 ? ANNA : BEN, "m" + message, null);
            }
            node.done(node.ask(CHANNEL, BEN, new PrivateChannelCommand.Close()));
        }
        try (Running node = new Running(folder)) {
            assertThat(node.listOf(ANNA)).containsExactly(CHANNEL);
            assertThat(node.listOf(BEN)).isEmpty();
            assertThat(node.history())
                    .extracting(Message::content)
                    .hasSize(60)
                    .startsWith("m59", "m58")
                    .endsWith("m1", "m0");
            assertThat(node.said(ANNA, "m0", "once"))
                    .as("the nonce is remembered")
                    .isEqualTo(first);
            node.said(ANNA, "back", null);
            assertThat(node.listOf(BEN)).containsExactly(CHANNEL);
        }
    }

    @Test
    void ofManyWhoOpenThePairAtOnceOneMakesTheChannel(@TempDir Path folder) {
        try (Running node = new Running(folder)) {
            node.meet();
            List<TestProbe<GuildReply>> answers = IntStream.range(0, 8)
                    .mapToObj(racer -> node.ask(
                            new ChannelId(5_000 + racer),
                            racer % 2 == 0 ? ANNA : BEN,
                            new PrivateChannelCommand.OpenDirect(racer % 2 == 0 ? BEN : ANNA)))
                    .toList();
            List<GuildResult> results = answers.stream().map(node::done).toList();

            assertThat(results)
                    .filteredOn(GuildResult.OfPrivateChannel.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(GuildResult.PairElsewhere.class::isInstance)
                    .hasSize(7);
            assertThat(node.store
                            .claims()
                            .holder(Claim.Kind.PAIR, Claim.ofPair(ANNA, BEN))
                            .toCompletableFuture()
                            .join())
                    .isPresent();
        }
    }

    private static final class Running implements AutoCloseable {
        private final ActorTestKit kit;
        private final MessageStore store;
        private final GuildModule module;

        Running(Path folder) {
            Config config =
                    ClusterOfOne.config().withFallback(ConfigFactory.load()).resolve();
            InstantSource clock = InstantSource.system();
            store = RocksMessageStore.open(
                    StoreConfig.from(config).withRocksDirectory(folder), clock, System::nanoTime);
            kit = ActorTestKit.create("rocks", config);
            ClusterOfOne.join(kit.system()).toCompletableFuture().join();
            module = GuildModule.start(
                    kit.system(),
                    ClusterSharding.get(kit.system()),
                    OwnerConfig.from(config),
                    store,
                    new IdGenerator(clock, 1, 0, IdGenerator.unreserved()),
                    clock,
                    System::nanoTime,
                    new SplittableRandom(1),
                    new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), clock),
                    LiveFeed.silent(clock));
        }

        /// Both have an account, and are members of one guild.
        void meet() {
            OwnerId guild = new OwnerId.OfGuild(new GuildId(7));
            List<Change> changes = List.of(account(ANNA), account(BEN), member(ANNA), member(BEN));
            store.owners()
                    .lease(guild)
                    .thenCompose(lease -> store.owners().commit(lease, new Commit(guild, 1, changes)))
                    .toCompletableFuture()
                    .join();
        }

        private static Change account(UserId id) {
            return new Change.PutAccount(
                    new Account(new User(id, "user" + id, "0", null, null, false, 0), null, null, "en-US"));
        }

        private static Change member(UserId id) {
            return new Change.PutMember(
                    new GuildId(7), Member.joined(id, InstantSource.system().instant(), List.of()));
        }

        TestProbe<GuildReply> ask(ChannelId channelId, UserId actor, PrivateChannelCommand command) {
            TestProbe<GuildReply> answer = kit.createTestProbe();
            module.owners().toPrivateChannel(channelId, new PrivateChannelAsk(actor, command, answer.getRef()));
            return answer;
        }

        GuildResult done(TestProbe<GuildReply> answer) {
            GuildReply reply = answer.receiveMessage(PATIENCE);
            assertThat(reply).isInstanceOf(GuildReply.Done.class);
            return ((GuildReply.Done) reply).result();
        }

        Message said(UserId author, String content, @Nullable String nonce) {
            GuildCommand.SendMessage send = new GuildCommand.SendMessage(
                    CHANNEL,
                    content,
                    nonce == null ? null : new Nonce(nonce, false),
                    nonce != null,
                    false,
                    0,
                    null,
                    AllowedMentions.DEFAULT);
            GuildResult result = done(ask(CHANNEL, author, new PrivateChannelCommand.Say(send)));
            return ((GuildResult.OfMessage) result).view().message();
        }

        List<ChannelId> listOf(UserId user) {
            return store.privateChannels().channelsOf(user).toCompletableFuture().join().stream()
                    .map(PrivateChannelRecord::channel)
                    .map(channel -> channel.id())
                    .toList();
        }

        List<Message> history() {
            return store.history()
                    .page(CHANNEL, new MessageHistory.Cursor.Newest(), 100)
                    .toCompletableFuture()
                    .join();
        }

        @Override
        public void close() {
            module.close();
            kit.shutdownTestKit();
            store.close();
        }
    }
}
