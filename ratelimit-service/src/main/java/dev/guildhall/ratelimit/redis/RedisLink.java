package dev.guildhall.ratelimit.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The script on its server, over some connections. A connection that breaks is made again by itself, and what is
/// asked meanwhile fails at once; one that was never there is tried again by the next call.
final class RedisLink implements AutoCloseable {
    private static final Duration RECONNECT_MIN = Duration.ofMillis(20);
    private static final Duration RECONNECT_MAX = Duration.ofSeconds(2);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(2);

    private final String script = script();
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final List<Line> lines;
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable String digest;

    RedisLink(RedisLimitConfig config) {
        resources = ClientResources.builder()
                .reconnectDelay(Delay.exponential(RECONNECT_MIN, RECONNECT_MAX, 2, TimeUnit.MILLISECONDS))
                .build();
        uri = RedisURI.create(config.uri());
        uri.setTimeout(config.timeout());
        client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(config.waitingMax())
                .socketOptions(
                        SocketOptions.builder().connectTimeout(config.timeout()).build())
                .timeoutOptions(TimeoutOptions.enabled(config.timeout()))
                .build());
        lines = IntStream.range(0, config.connections())
                .mapToObj(_ -> new Line())
                .toList();
    }

    /// What the script returns. Fails when the server does not answer in time.
    CompletionStage<List<Long>> run(String[] keys, String... arguments) {
        Line line = lines.get(Math.floorMod(next.getAndIncrement(), lines.size()));
        return line.commands().thenCompose(commands -> run(commands, keys, arguments));
    }

    /// A server that was restarted, or took over, does not know the script: the text goes along once.
    private CompletionStage<List<Long>> run(
            RedisAsyncCommands<String, String> commands, String[] keys, String[] arguments) {
        String known = digest;
        if (known == null) return runText(commands, keys, arguments);
        CompletionStage<List<Long>> run = commands.evalsha(known, ScriptOutputType.MULTI, keys, arguments);
        return run.exceptionallyCompose(failure -> cause(failure) instanceof RedisNoScriptException
                ? runText(commands, keys, arguments)
                : CompletableFuture.failedFuture(failure));
    }

    private CompletionStage<List<Long>> runText(
            RedisAsyncCommands<String, String> commands, String[] keys, String[] arguments) {
        digest = commands.digest(script);
        return commands.eval(script, ScriptOutputType.MULTI, keys, arguments);
    }

    /// Calls back on a thread of the driver whenever a connection is there, or there again.
    void onConnected(Runnable then) {
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
                then.run();
            }
        });
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CLOSING_MAX);
        resources.shutdown(0, CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String script() {
        try (InputStream in = RedisLink.class.getResourceAsStream("take.lua")) {
            if (in == null) throw new IllegalStateException("take.lua is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One connection, made by the first call that wants it.
    private final class Line {
        private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connecting;

        synchronized CompletionStage<RedisAsyncCommands<String, String>> commands() {
            if (connecting == null || connecting.isCompletedExceptionally()) {
                connecting = client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
            }
            return connecting.thenApply(StatefulRedisConnection::async);
        }
    }
}
