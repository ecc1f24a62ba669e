package dev.guildhall.guild;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.guild.shard.ClusterOfOne;
import dev.guildhall.owner.OwnerConfig;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The owners as a node starts them, over the store that a node opens.
class GuildOnRocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatWasAcknowledgedIsThereAfterARestartOnTheSameFolder(@TempDir Path folder) {
        ChannelId channel;
        ChannelId made;
        long commits;
        try (Running node = new Running(folder)) {
            node.register();
            GuildSnapshot founded = node.found();
            channel = GuildRig.text(founded);
            made = ((GuildResult.OfChannel) node.done(GuildRig.newChannel("made")))
                    .channel()
                    .id();
            for (int message = 0; message < 120; message++) {
                node.done(GuildRig.send(channel, "m" + message));
            }
            commits = node.lastNumber();
        }
        try (Running node = new Running(folder)) {
            GuildSnapshot there = node.view();
            assertThat(there.guild().name()).isEqualTo("Here");
            assertThat(there.channels()).containsKeys(channel, made);
            assertThat(node.history(channel, 50))
                    .extracting(Message::content)
                    .hasSize(50)
                    .startsWith("m119", "m118")
                    .endsWith("m70");
            Message last = node.history(channel, 1).getFirst();
            assertThat(there.lastMessage(channel)).isEqualTo(last.id());
            assertThat(node.lastNumber()).isEqualTo(commits);

            Message next = ((GuildResult.OfMessage) node.done(GuildRig.send(channel, "after")))
                    .view()
                    .message();
            assertThat(next.id().value()).isGreaterThan(last.id().value());
            assertThat(node.history(channel, 2)).extracting(Message::content).containsExactly("after", "m119");
            assertThat(node.lastNumber()).isEqualTo(commits + 1);
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

        void register() {
            TestProbe<UserReply> answer = kit.createTestProbe();
            UserCommand create =
                    new UserCommand.CreateAccount("anna", null, null, "hash", "en-US", new AuthSessionId(1));
            module.owners().toUser(GuildRig.OWNER, new UserMessage.UserAsk(create, answer.getRef()));
            assertThat(answer.receiveMessage(PATIENCE)).isInstanceOf(UserReply.Saved.class);
        }

        GuildSnapshot found() {
            GuildCommand create = new GuildCommand.CreateGuild("Here", null, GuildRig.settings(), List.of(), List.of());
            return ((GuildResult.OfGuild) done(create)).snapshot();
        }

        GuildResult done(GuildCommand command) {
            TestProbe<GuildReply> answer = kit.createTestProbe();
            module.owners().toGuild(GuildRig.GUILD, new GuildAsk(GuildRig.OWNER, command, null, answer.getRef()));
            return done(answer);
        }

        GuildSnapshot view() {
            TestProbe<GuildReply> answer = kit.createTestProbe();
            module.owners().toGuild(GuildRig.GUILD, new GuildQuery.ViewAs(GuildRig.OWNER, answer.getRef()));
            return ((GuildResult.OfView) done(answer)).snapshot();
        }

        private static GuildResult done(TestProbe<GuildReply> answer) {
            GuildReply reply = answer.receiveMessage(PATIENCE);
            assertThat(reply).isInstanceOf(GuildReply.Done.class);
            return ((GuildReply.Done) reply).result();
        }

        List<Message> history(ChannelId channel, int limit) {
            return store.history()
                    .page(channel, new MessageHistory.Cursor.Newest(), limit)
                    .toCompletableFuture()
                    .join();
        }

        long lastNumber() {
            return store.owners()
                    .lastNumber(new OwnerId.OfGuild(GuildRig.GUILD))
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
