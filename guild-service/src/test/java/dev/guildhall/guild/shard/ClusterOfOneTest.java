package dev.guildhall.guild.shard;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.guild.GuildModule;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.owner.OwnerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;

class ClusterOfOneTest {
    @Test
    void aNodeAloneServesItsGuilds() throws Exception {
        ActorTestKit kit = ActorTestKit.create(
                "alone",
                ClusterOfOne.config().withFallback(ConfigFactory.load()).resolve());
        try {
            ClusterOfOne.join(kit.system()).toCompletableFuture().get(10, TimeUnit.SECONDS);
            try (GuildModule module = GuildModule.start(
                    kit.system(),
                    ClusterSharding.get(kit.system()),
                    OwnerConfig.from(kit.system().settings().config()),
                    new HeldStore(),
                    new IdGenerator(InstantSource.system(), 1, 0, IdGenerator.unreserved()),
                    InstantSource.system(),
                    () -> 0L,
                    new SplittableRandom(1),
                    new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), InstantSource.system()),
                    LiveFeed.silent(InstantSource.system()))) {
                TestProbe<GuildReply> answers = kit.createTestProbe();
                GuildMessage question = new GuildQuery.View(answers.getRef());
                module.owners().toGuild(new GuildId(7), question);
                GuildReply answer = answers.receiveMessage(Duration.ofSeconds(10));
                assertThat(answer).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_GUILD));
            }
        } finally {
            kit.shutdownTestKit();
        }
    }
}
