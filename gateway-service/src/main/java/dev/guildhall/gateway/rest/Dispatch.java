package dev.guildhall.gateway.rest;

import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.gateway.auth.Authenticator;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.upload.UploadGate;
import dev.guildhall.ratelimit.Caller;
import dev.guildhall.ratelimit.InvalidRequests;
import dev.guildhall.ratelimit.RateDecision;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateDecision.Scope;
import dev.guildhall.ratelimit.RateHeaders;
import dev.guildhall.ratelimit.RateLimitedBody;
import dev.guildhall.ratelimit.RateLimiter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// From a request to its answer: banned addresses, route, token, rate limit, form, handler, in this order, so
/// that nothing is worked for that a later step would have refused.
final class Dispatch implements UploadGate {
    private static final String BOT = "Bot ";
    private static final String BEARER = "Bearer ";

    private final HttpRouter router;
    private final Authenticator authenticator;
    private final BucketChoice buckets;
    private final RateLimiter limiter;
    private final InvalidRequests invalid;
    private final LongSupplier nowNs;
    private final RequestCounters counters;

    /// @param nowNs monotonic nanoseconds
    /// @param live hears of each answer
    Dispatch(
            HttpRouter router,
            Authenticator authenticator,
            BucketChoice buckets,
            RateLimiter limiter,
            InvalidRequests invalid,
            LongSupplier nowNs,
            LiveFeed live) {
        this.router = router;
        this.authenticator = authenticator;
        this.buckets = buckets;
        this.limiter = limiter;
        this.invalid = invalid;
        this.nowNs = nowNs;
        this.counters = new RequestCounters(live);
    }

    RestStats stats() {
        return counters.read();
    }

    /// Never fails.
    CompletionStage<Answer> answer(HttpCall call) {
        long startNs = nowNs.getAsLong();
        Caller.Address address = Caller.Address.of(call.from());
        Duration ban = invalid.bannedFor(address);
        if (ban.isPositive()) {
            Answer refusal = banned(ban);
            counters.answered(call, null, refusal, nowNs.getAsLong() - startNs);
            return done(refusal);
        }
        HttpRouter.Found found = router.find(call.method(), call.path());
        return routed(call, address, found).thenApply(answer -> {
            if (answer.blamed()) {
                invalid.count(address);
            }
            counters.answered(call, found, answer, nowNs.getAsLong() - startNs);
            return answer;
        });
    }

    private CompletionStage<Answer> routed(HttpCall call, Caller.Address address, HttpRouter.Found found) {
        return switch (found) {
            case HttpRouter.Found.NoRoute _ -> done(Answer.refused(ApiError.NOT_FOUND));
            case HttpRouter.Found.NoMethod _ -> done(Answer.refused(ApiError.METHOD_NOT_ALLOWED));
            case HttpRouter.Found.NoVersion _ -> done(Answer.refused(ApiError.INVALID_API_VERSION));
            case HttpRouter.Found.Matched matched -> authenticated(call, address, matched);
        };
    }

    private CompletionStage<Answer> authenticated(
            HttpCall call, Caller.Address address, HttpRouter.Found.Matched matched) {
        return guarded(
                matched,
                () -> identity(call.header(HttpHeaderNames.AUTHORIZATION)).thenCompose(found -> {
                    Identity identity = found.orElse(null);
                    if (identity != null) call.cameFrom(identity.userId());
                    Caller caller = identity == null ? address : new Caller.User(identity.userId());
                    return buckets.of(caller, matched)
                            .thenCompose(limiter::take)
                            .thenCompose(decision -> limited(call, matched, identity, decision));
                }));
    }

    private CompletionStage<Answer> limited(
            HttpCall call, HttpRouter.Found.Matched matched, @Nullable Identity identity, RateDecision decision) {
        Map<String, String> headers = RateHeaders.of(decision, identity != null && identity.bot());
        if (decision instanceof Denied denied) {
            return done(tooMany(denied, headers));
        }
        ApiError refusal = matched.route().access().refusal(identity);
        if (refusal != null) {
            return done(Answer.refused(refusal).withHeaders(headers));
        }
        return guarded(matched, () -> handled(call, matched, identity))
                .thenApply(answer -> answer.withHeaders(headers));
    }

    private static CompletionStage<Answer> handled(
            HttpCall http, HttpRouter.Found.Matched matched, @Nullable Identity identity) {
        return switch (Reading.of(http, matched, identity)) {
            case Reading.Wrong wrong -> done(wrong.answer());
            case Reading.Right right -> matched.route().handler().handle(right.call());
        };
    }

    /// Whatever fails below becomes an answer here: a connection never waits for one that does not come.
    private static CompletionStage<Answer> guarded(
            HttpRouter.Found.Matched matched, java.util.function.Supplier<CompletionStage<Answer>> work) {
        CompletionStage<Answer> stage;
        try {
            stage = work.get();
        } catch (RuntimeException bug) {
            return done(ApiErrorMapper.of(bug, matched.route().name()));
        }
        return stage.exceptionally(
                failure -> ApiErrorMapper.of(failure, matched.route().name()));
    }

    /// Files are received from those alone whom the route will not turn away for who they are.
    @Override
    public CompletionStage<Boolean> admits(HttpRequest head, InetAddress from) {
        String path = head.uri().split("\\?", 2)[0];
        boolean banned = invalid.bannedFor(Caller.Address.of(from)).isPositive();
        boolean takesFiles = router.find(head.method().name(), path) instanceof HttpRouter.Found.Matched matched
                && matched.route().takesFiles();
        return banned || !takesFiles
                ? CompletableFuture.completedFuture(false)
                : identity(head.headers().get(HttpHeaderNames.AUTHORIZATION)).thenApply(Optional::isPresent);
    }

    private CompletionStage<Optional<Identity>> identity(@Nullable String header) {
        if (header == null || header.startsWith(BEARER)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        boolean asBot = header.startsWith(BOT);
        // A bot must say that it is one; a person must not. Source: API reference, "Authentication".
        return authenticator
                .authenticate((asBot ? header.substring(BOT.length()) : header).strip())
                .thenApply(found -> found.filter(identity -> identity.bot() == asBot));
    }

    private static Answer tooMany(Denied denied, Map<String, String> headers) {
        RateLimitedBody limited = RateHeaders.body(denied);
        return new Answer(
                ApiError.RATE_LIMITED.httpStatus(),
                out -> {
                    out.writeStartObject();
                    out.writeStringField("message", limited.message());
                    out.writeNumberField("retry_after", limited.retryAfter());
                    out.writeBooleanField("global", limited.global());
                    out.writeEndObject();
                },
                headers,
                denied.scope() != Scope.SHARED);
    }

    /// Not counted again: a ban would last for as long as a broken client retries.
    private static Answer banned(Duration ban) {
        long seconds = Math.max(1, ban.plusNanos(999_999_999).toSeconds());
        return new Answer(
                ApiError.RATE_LIMITED.httpStatus(),
                ErrorBody.of(ApiError.RATE_LIMITED, List.of()),
                Map.of(
                        "Retry-After",
                        Long.toString(seconds),
                        "X-RateLimit-Global",
                        "true",
                        "X-RateLimit-Scope",
                        "global"),
                false);
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
