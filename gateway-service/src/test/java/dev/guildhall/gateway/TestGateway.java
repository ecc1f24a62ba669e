package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.health.Readiness;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.IdentifyLimits;
import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.upload.UploadConfig;
import dev.guildhall.gateway.upload.Uploads;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/// A whole gateway on a free port, with owners that the test plays; its users are in [#GUILD].
final class TestGateway implements AutoCloseable {
    static final GuildId GUILD = new GuildId(4_194_304L * 5);
    static final GuildId OTHER = new GuildId(4_194_304L * 6);
    static final long INTENTS = Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask();
    private static final String SETTINGS = """
            guildhall.ratelimit.enabled = false
            guildhall.gateway {
              host = 127.0.0.1
              port = 0
              event-loops = 2
              ready-timeout = 200 ms
              outbox-bytes-max = 256 KiB
              replay-part-bytes = 128 KiB
              drain-timeout = 500 ms
              slow-reader-timeout = 10 m
              relay-log.bytes-per-owner-max = 48 MiB
              http.content-bytes-max = 1 KiB
            }
            """;

    final FakeOwners owners = new FakeOwners();
    final HeldMentions mentions;
    final GatewayModule gateway;
    private final ActorTestKit actors = ActorTestKit.create();

    final Map<String, Health> parts = new ConcurrentHashMap<>();
    volatile boolean closing;
    final Uploads uploads;
    private final Path uploading;

    TestGateway(TestStore store, Supplier<ChannelHandler> rest) {
        this(store, rest, "");
    }

    /// `settings` besides those that every test has.
    TestGateway(TestStore store, Supplier<ChannelHandler> rest, String settings) {
        this(store, rest, ChannelInboundHandlerAdapter::new, settings);
    }

    TestGateway(TestStore store, Supplier<ChannelHandler> rest, Supplier<ChannelHandler> files) {
        this(store, rest, files, "");
    }

    private TestGateway(
            TestStore store, Supplier<ChannelHandler> rest, Supplier<ChannelHandler> files, String settings) {
        uploading = temporaryFolder();
        uploads = Uploads.start(
                new UploadConfig(uploading, 1000, 3000, 2, 1, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        Config config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.parseString(SETTINGS))
                .withFallback(ConfigFactory.load());
        owners.guilds.add(GUILD);
        mentions = new HeldMentions(store.rocks.mentions());
        gateway = GatewayModule.start(
                actors.system(),
                GatewayConfig.from(config),
                owners,
                new FakeTokens(),
                new IdentifyGate(IdentifyLimits.from(config), System::nanoTime),
                store.rocks.guilds(),
                store.rocks.accounts(),
                store.rocks.personal(),
                store.rocks.privateChannels(),
                mentions,
                new HttpSurface(
                        rest,
                        files,
                        uploads,
                        (head, from) -> CompletableFuture.completedFuture(
                                "yes".equals(head.headers().get("Authorization"))),
                        () -> new Readiness(closing, parts)),
                new SecureRandom(),
                System::nanoTime);
    }

    /// Upgraded, and HELLO was read.
    WireClient connect() throws IOException {
        WireClient client = new WireClient(gateway.port(), "/?v=10&encoding=json");
        assertThat(client.handshake).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(client.next().path("op").asInt()).isEqualTo(Opcode.HELLO.code());
        return client;
    }

    /// READY and its guild come next.
    WireClient bot() throws IOException {
        return connect().identify("Bot bot", INTENTS);
    }

    static String sessionId(JsonNode ready) {
        return ready.path("d").path("session_id").asText();
    }

    ActorRef<SessionMessage> actorOf(String sessionId) {
        ActorRef<SessionMessage> actor = owners.sessions.get(new SessionId(sessionId));
        if (actor == null) throw new AssertionError("no such session");
        return actor;
    }

    long counter(GatewayCounter counter) {
        return gateway.counter(counter);
    }

    void awaitCounter(GatewayCounter counter, long value) {
        actors.createTestProbe().awaitAssert(() -> {
            assertThat(counter(counter)).isGreaterThanOrEqualTo(value);
            return null;
        });
    }

    void awaitEnded(ActorRef<?> actor) {
        actors.createTestProbe().expectTerminated(actor);
    }

    void awaitTrue(BooleanSupplier fact) {
        actors.createTestProbe().awaitAssert(() -> {
            assertThat(fact.getAsBoolean()).isTrue();
            return null;
        });
    }

    @Override
    public void close() {
        gateway.close();
        uploads.close();
        actors.shutdownTestKit();
        deleted();
    }

    /// What is left in the folder of uploads.
    List<Path> uploading() {
        try (Stream<Path> left = Files.list(uploading)) {
            return left.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("uploads");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Also when a test has closed the gateway already.
    private void deleted() {
        if (Files.notExists(uploading)) {
            return;
        }
        try {
            for (Path left : uploading()) {
                Files.delete(left);
            }
            Files.delete(uploading);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
