package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.OTHER;
import static dev.guildhall.gateway.TestGateway.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.socket.GatewayCounter;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Whoever reads the log of a node after a fault finds there which of its parts failed.
@SuppressWarnings("NullAway") // JUnit fills the folder, and the store before the first test.
final class FaultLogTest {
    @TempDir
    private static Path folder;

    private static TestStore store;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TestGateway gateway = new TestGateway(store, ChannelInboundHandlerAdapter::new);

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, GUILD);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        gateway.close();
    }

    @Test
    void crashOfASessionIsLoggedUnderItsName() throws IOException {
        try (WireClient client = gateway.bot()) {
            String sessionId = sessionId(client.next());
            client.next();
            gateway.owners.crashes.set(1);
            gateway.actorOf(sessionId).tell(new SessionMessage.GuildJoined(OTHER));
            assertThat(client.next().path("t").asText()).isEqualTo("GUILD_CREATE");
        }
        assertThat(namesOfFaults()).containsOnly("dev.guildhall.gateway.session.SessionActor");
    }

    @Test
    void crashOfTheRelayIsLoggedUnderItsName() throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            gateway.owners.publish(GUILD, new EncodedEvent(EventType.MESSAGE_CREATE, null));
            assertThat(client.closeCode()).isPositive();
            gateway.awaitCounter(GatewayCounter.RELAY_CRASHES, 2);
        }
        assertThat(namesOfFaults()).containsOnly("dev.guildhall.gateway.session.SessionRelay");
    }

    private List<String> namesOfFaults() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getLoggerName)
                .toList();
    }
}
