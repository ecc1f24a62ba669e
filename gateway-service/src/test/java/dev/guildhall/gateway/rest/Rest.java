package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Topic;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.user.Account;
import dev.guildhall.gateway.auth.AuthConfig;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.IdentifyLimits;
import dev.guildhall.gateway.auth.PasswordCost;
import dev.guildhall.gateway.auth.Passwords;
import dev.guildhall.gateway.auth.StoredAuthenticator;
import dev.guildhall.gateway.auth.TokenSecret;
import dev.guildhall.gateway.auth.Tokens;
import dev.guildhall.gateway.route.ChannelDirectory;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.route.RouteConfig;
import dev.guildhall.gateway.route.UserDirectory;
import dev.guildhall.gateway.upload.Upload;
import dev.guildhall.gateway.upload.UploadConfig;
import dev.guildhall.gateway.upload.UploadRequest;
import dev.guildhall.gateway.upload.UploadedFile;
import dev.guildhall.gateway.upload.Uploads;
import dev.guildhall.ratelimit.InvalidRequests;
import dev.guildhall.ratelimit.RateLimitConfig;
import dev.guildhall.ratelimit.memory.MemoryRateLimiter;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.disk.DiskAttachmentStore;
import dev.guildhall.store.rocks.RocksMessageStore;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.jspecify.annotations.Nullable;

/// The whole REST API over a real store, its owners scripted, its clocks standing still.
final class Rest implements AutoCloseable {
    private static final long ANSWER_S = 30;

    /// What came back.
    record Got(int status, HttpHeaders headers, JsonNode body) {}

    final ScriptedOwners owners = new ScriptedOwners();
    final InvalidRequests invalid;
    final IdentifyGate identifies;
    final List<Route> routes;
    /// What the times of answers are taken from; stands still unless a test moves it.
    final AtomicLong nowNs = new AtomicLong();
    /// Uploads that were let go of.
    final AtomicInteger closed = new AtomicInteger();
    final String person;
    final String bot;
    private final ActorTestKit kit = ActorTestKit.create();
    private final RocksMessageStore store;
    private final Passwords passwords;
    final AttachmentStore attachments;
    final Uploads uploads;
    final AttachmentLinks links;
    final RestApi api;
    final List<BusRecord> told = new CopyOnWriteArrayList<>();

    static Rest unlimited(Path folder) {
        return new Rest(folder, "guildhall.ratelimit.enabled = false");
    }

    Rest(Path folder, String settings) {
        Config config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.load())
                .resolve();
        InstantSource clock = InstantSource.fixed(Samples.NOW);
        Random random = new Random(1);
        store = RocksMessageStore.open(
                StoreConfig.from(config).withRocksDirectory(folder.resolve("store")), clock, () -> 0);
        AuthConfig auth = new AuthConfig(null, 100, Duration.ofSeconds(1), new PasswordCost(8, 1, 1), 1, 8);
        RouteConfig route = RouteConfig.from(config);
        Tokens tokens = new Tokens(TokenSecret.ofText("a secret of thirty-two bytes, or more"));
        passwords = new Passwords(auth, random);
        RateLimitConfig limits = RateLimitConfig.from(config);
        invalid = new InvalidRequests(limits.invalid(), limits.addressesMax(), () -> 0);
        identifies = new IdentifyGate(IdentifyLimits.from(config), () -> 0);
        attachments = DiskAttachmentStore.open(folder.resolve("content"), 1, 64, clock);
        uploads = Uploads.start(UploadConfig.from(config).withDirectory(folder.resolve("incoming")));
        links = new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), clock);
        RestServices services = new RestServices(
                new OwnerRouter(kit.system(), owners, Duration.ofSeconds(ANSWER_S)),
                new ChannelDirectory(store.guilds(), route, () -> 0),
                new UserDirectory(store.accounts(), route, () -> 0),
                store,
                attachments,
                uploads,
                links,
                new StoredAuthenticator(tokens, store.accounts(), auth, () -> 0),
                identifies,
                tokens,
                passwords,
                new IdGenerator(clock, 0, 0, IdGenerator.unreserved()),
                clock,
                random);
        LiveFeed live = new LiveFeed(
                records -> {
                    told.addAll(records);
                    return CompletableFuture.completedFuture(null);
                },
                Set.of(Topic.API_REQUESTS),
                "here",
                clock,
                1 << 20);
        RestConfig rest = new RestConfig(null);
        MemoryRateLimiter limiter = new MemoryRateLimiter(limits, () -> 0, clock);
        routes = RestApi.routes(
                rest,
                services,
                limits.table(),
                new Openings(limiter, limits.table().openings()));
        api = RestApi.create(rest, services, limiter, limits.table(), invalid, nowNs::get, live);
        seed();
        person = tokens.sign(Samples.PERSON, new AuthSessionId(1));
        bot = "Bot " + tokens.sign(Samples.BOT, new AuthSessionId(2));
    }

    private void seed() {
        commit(
                new OwnerId.OfUser(Samples.PERSON),
                new Change.PutAccount(new Account(Samples.PERSON_USER, "ada@example.org", null, "en-US")),
                new Change.PutAuthSession(Samples.PERSON, new AuthSessionId(1), Samples.NOW));
        commit(
                new OwnerId.OfUser(Samples.BOT),
                new Change.PutAccount(new Account(Samples.BOT_USER, null, null, "en-US")),
                new Change.PutApplication(Samples.APPLICATION),
                new Change.PutAuthSession(Samples.BOT, new AuthSessionId(2), Samples.NOW));
        OwnerId guild = new OwnerId.OfGuild(Samples.GUILD);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutGuild(Samples.SNAPSHOT.guild()));
        Samples.SNAPSHOT.channels().values().forEach(channel -> changes.add(new Change.PutChannel(channel)));
        for (UserId member : List.of(Samples.PERSON, Samples.BOT)) {
            changes.add(
                    new Change.PutMember(Samples.GUILD, Samples.profile(member).member()));
        }
        changes.add(new Change.PutInvite(Samples.INVITE));
        changes.add(new Change.PutMessage(Samples.message(Samples.MESSAGE, Samples.PERSON, "hello", List.of())));
        commit(guild, changes.toArray(Change[]::new));
    }

    void commit(OwnerId owner, Change... changes) {
        Lease lease = store.owners().lease(owner).toCompletableFuture().join();
        long number = store.owners().lastNumber(owner).toCompletableFuture().join() + 1;
        store.owners()
                .commit(lease, new Commit(owner, number, List.of(changes)))
                .toCompletableFuture()
                .join();
    }

    Got get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    Got send(String method, String path, @Nullable String token, @Nullable String json) {
        FullHttpRequest request = request(method, "/api/v10" + path, json == null ? new byte[0] : utf8(json));
        if (json != null) {
            request.headers().set("Content-Type", "application/json");
        }
        if (token != null) {
            request.headers().set("Authorization", token);
        }
        return exchange(request);
    }

    static FullHttpRequest request(String method, String uri, byte[] body) {
        return new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), uri, Unpooled.wrappedBuffer(body));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A request whose files were received.
    Got upload(String method, String path, String token, String json, UploadedFile... files) {
        FullHttpRequest head = request(method, "/api/v10" + path, new byte[0]);
        head.headers().set("Authorization", token);
        return exchange(
                new UploadRequest(head, new Upload(utf8(json), List.of(files), () -> closed.incrementAndGet())));
    }

    Got exchange(FullHttpRequest request) {
        Answers answers = new Answers();
        EmbeddedChannel channel = new EmbeddedChannel(answers, api.connection());
        channel.writeInbound(request);
        FullHttpResponse response = answers.next();
        try {
            byte[] body = ByteBufUtil.getBytes(response.content());
            return new Got(
                    response.status().code(),
                    response.headers(),
                    body.length == 0 ? MissingNode.getInstance() : Json.parse(body));
        } catch (IOException noJson) {
            throw new UncheckedIOException("an answer must be JSON", noJson);
        } finally {
            response.release();
        }
    }

    /// Answers are made on other threads than the test's; they stop here.
    private static final class Answers extends ChannelOutboundHandlerAdapter {
        private final BlockingQueue<FullHttpResponse> written = new LinkedBlockingQueue<>();

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            written.add((FullHttpResponse) message);
        }

        FullHttpResponse next() {
            try {
                FullHttpResponse response = written.poll(ANSWER_S, TimeUnit.SECONDS);
                if (response == null) {
                    throw new AssertionError("no answer");
                }
                return response;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public void close() {
        passwords.close();
        kit.shutdownTestKit();
        uploads.close();
        attachments.close();
        store.close();
    }
}
