package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.session.SessionMessage;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bot whose guilds' bodies together are many times what the relay's log may hold.
@SuppressWarnings("NullAway") // JUnit fills the folder, and the store before the first test.
final class AttachPaceTest {
    private static final int GUILDS = 200;
    private static final int BODY_BYTES = 100_000;

    @TempDir
    private static Path folder;

    private static TestStore store;

    private final TestGateway gateway = new TestGateway(store, ChannelInboundHandlerAdapter::new, """
            guildhall.gateway {
              attach-retry = 200 ms
              relay-log { bytes-per-owner-max = 2 MiB, bytes-max = 2 MiB }
            }
            """);
    private final FakeOwners owners = gateway.owners;

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, TestGateway.GUILD);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void botWithManyLargeGuildsGetsThemAllAndIsNotSentAwayForWantOfRoom() throws IOException {
        owners.name = "x".repeat(BODY_BYTES);
        addGuilds();
        try (WireClient bot = gateway.bot()) {
            bot.next();
            owners.awaitAttached(TestGateway.GUILD);
            Set<String> came = new HashSet<>();
            while (came.size() <= GUILDS) {
                JsonNode event = bot.next();
                assertThat(event.path("t").asText()).isEqualTo("GUILD_CREATE");
                assertThat(came.add(event.path("d").path("id").asText())).isTrue();
            }
        }
    }

    /// More silent ones than are asked at a time.
    @Test
    void guildsThatDoNotAnswerHoldUpNobody() throws IOException {
        addGuilds();
        for (int i = 0; i < 20; i++) {
            owners.silent.add(guild(i));
        }
        try (WireClient bot = gateway.bot()) {
            bot.next();
            for (int came = 0; came <= GUILDS - 20; came++) {
                assertThat(bot.next().path("t").asText()).isEqualTo("GUILD_CREATE");
            }
            owners.silent.clear();
            for (int late = 0; late < 20; late++) {
                assertThat(bot.next().path("t").asText()).isEqualTo("GUILD_CREATE");
            }
        }
    }

    @Test
    void guildThatTheBotLeftMeanwhileIsNotAsked() throws IOException {
        addGuilds();
        for (int i = 0; i < GUILDS; i++) {
            owners.silent.add(guild(i));
        }
        GuildId last = guild(GUILDS - 1);
        try (WireClient bot = gateway.bot()) {
            SessionId session = new SessionId(TestGateway.sessionId(bot.next()));
            bot.next();
            owners.sessions.get(session).tell(new SessionMessage.GuildLeft(last));
            owners.silent.clear();
            for (int came = 1; came < GUILDS; came++) {
                assertThat(bot.next().path("d").path("id").asText()).isNotEqualTo(last.toString());
            }
            owners.sessions.get(session).tell(new SessionMessage.GuildJoined(TestGateway.OTHER));
            assertThat(bot.next().path("d").path("id").asText()).isEqualTo(TestGateway.OTHER.toString());
        }
    }

    private void addGuilds() {
        for (int i = 0; i < GUILDS; i++) {
            owners.guilds.add(guild(i));
        }
    }

    private static GuildId guild(int number) {
        return new GuildId((1_000L + number) << 22);
    }
}
