package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.OTHER;
import static dev.guildhall.gateway.TestGateway.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSubscription;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.gateway.socket.GatewayCounter;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder, and the store before the first test.
final class SubscriptionTest {
    private static final ChannelId CHANNEL = new ChannelId(70_000_000_000L);

    @TempDir
    private static Path folder;

    private static TestStore store;

    private final TestGateway gateway = new TestGateway(store, ChannelInboundHandlerAdapter::new);

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, GUILD);
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
    void personSaysWhatItLooksAt() throws IOException {
        try (WireClient person = gateway.connect().identify("person", 0)) {
            String session = sessionId(person.next());
            person.say(op14("\"typing\":true,\"channels\":{\"" + CHANNEL + "\":[[0,99],[200,299]]}"));
            person.say(op14("\"members\":[\"5\",6]"));
            person.say(op14("\"channels\":{}"));
            awaitSubscriptions(3);
            Map<ChannelId, RowBlocks> channels = Map.of(CHANNEL, RowBlocks.of(List.of(0, 2)));
            Set<UserId> members = Set.of(new UserId(5), new UserId(6));
            assertThat(subscriptions())
                    .extracting(GuildSession.Subscribe::subscription)
                    .containsExactly(
                            new GuildSubscription(channels, Set.of()),
                            new GuildSubscription(channels, members),
                            new GuildSubscription(Map.of(), members));
            assertThat(subscriptions().getFirst().sessionId()).isEqualTo(new SessionId(session));
        }
    }

    @Test
    void bulkOneSpeaksOfTheGuildsThatTheSessionIsIn() throws IOException {
        try (WireClient person = gateway.connect().identify("person", 0)) {
            person.next();
            person.say("{\"op\":37,\"d\":{\"subscriptions\":{\"" + OTHER + "\":{\"members\":[\"5\"]},\"" + GUILD
                    + "\":{\"members\":[\"6\"]},\"x\":{}}}}");
            awaitSubscriptions(1);
            assertThat(subscriptions())
                    .extracting(GuildSession.Subscribe::subscription)
                    .containsExactly(new GuildSubscription(Map.of(), Set.of(new UserId(6))));
        }
    }

    @Test
    void rangesThatAreNoneArePassedOverAndTooManyCut() throws IOException {
        try (WireClient person = gateway.connect().identify("person", 0)) {
            person.next();
            person.say(op14("\"channels\":{\"" + CHANNEL
                    + "\":[[-1,99],[\"0\",5],[5],7,[9,2],[0,99999999],[50,120],[0,99],[0,9999]],\"no\":[[0,99]]}"));
            awaitSubscriptions(1);
            assertThat(subscriptions().getFirst().subscription().channels())
                    .isEqualTo(Map.of(CHANNEL, RowBlocks.of(List.of(0, 1, 2, 3, 4))));
        }
    }

    @Test
    void guildThatMovedIsToldAgain() throws IOException {
        try (WireClient person = gateway.connect().identify("person", 0)) {
            person.next();
            person.say(op14("\"members\":[\"6\"]"));
            awaitSubscriptions(1);
            gateway.owners.moved(GUILD);
            awaitSubscriptions(2);
            assertThat(subscriptions().getLast()).isEqualTo(subscriptions().getFirst());
        }
    }

    @Test
    void botIsPassedOverAndAWrongShapeClosed() throws IOException {
        try (WireClient bot = gateway.bot()) {
            bot.next();
            bot.next();
            bot.say(op14("\"members\":[\"6\"]"));
            gateway.awaitCounter(GatewayCounter.OPERATIONS_WITHOUT_EFFECT, 1);
            assertThat(subscriptions()).isEmpty();
            bot.say(op14("\"channels\":[]"));
            assertThat(bot.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
        }
    }

    private static String op14(String fields) {
        return "{\"op\":14,\"d\":{\"guild_id\":\"" + GUILD + "\"," + fields + "}}";
    }

    private void awaitSubscriptions(int count) {
        gateway.awaitTrue(() -> subscriptions().size() >= count);
    }

    private List<GuildSession.Subscribe> subscriptions() {
        return gateway.owners.toGuilds.stream()
                .filter(GuildSession.Subscribe.class::isInstance)
                .map(GuildSession.Subscribe.class::cast)
                .toList();
    }
}
