package dev.guildhall.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OwnerRouterTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private CompletableFuture<GuildReply> leave(Owners owners) {
        return new OwnerRouter(kit.system(), owners, DEADLINE)
                .command(new GuildId(1), new UserId(2), new GuildCommand.Leave(), "why")
                .toCompletableFuture();
    }

    @Test
    void theQuestionCarriesWhoAsksAndWhy() {
        GuildReply answer = GuildReply.done(GuildResult.NOTHING);
        CompletableFuture<GuildReply> reply = leave(new Guild() {
            @Override
            public void toGuild(GuildId guildId, GuildMessage message) {
                GuildAsk ask = (GuildAsk) message;
                assertThat(ask.actorId()).isEqualTo(new UserId(2));
                assertThat(ask.reason()).isEqualTo("why");
                ask.replyTo().tell(answer);
            }
        });
        assertThat(reply.join()).isSameAs(answer);
    }

    @Test
    void anOwnerThatDoesNotAnswerInTimeIsUnavailable() {
        CompletableFuture<GuildReply> reply = leave(new Guild() {
            @Override
            public void toGuild(GuildId guildId, GuildMessage message) {}
        });
        assertThat(reply).isNotDone();
        time.timePasses(DEADLINE);
        assertThat(reply.join()).isEqualTo(new GuildReply.Unavailable());
    }

    private abstract static class Guild implements Owners {
        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("nobody talks in private");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            throw new IllegalStateException("not asked for");
        }
    }
}
