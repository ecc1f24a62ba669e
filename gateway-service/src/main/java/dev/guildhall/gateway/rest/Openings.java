package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.ratelimit.Caller;
import dev.guildhall.ratelimit.RateDecision.Denied;
import dev.guildhall.ratelimit.RateHeaders;
import dev.guildhall.ratelimit.RateLimitedBody;
import dev.guildhall.ratelimit.RateLimiter;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.ratelimit.RouteBucket;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// How fast a user may open channels with people it has none with yet: who writes to everybody is stopped here before
/// anybody hears of it. The answer is a 429 like any other, with a code of its own.
final class Openings {
    private final RateLimiter limiter;
    private final RouteBucket bucket;

    Openings(RateLimiter limiter, RouteBucket bucket) {
        this.limiter = limiter;
        this.bucket = bucket;
    }

    CompletionStage<Answer> limited(UserId opener, Supplier<CompletionStage<Answer>> open) {
        return limiter.take(new RateRequest(new Caller.User(opener), bucket, ""))
                .thenCompose(decision -> decision instanceof Denied denied ? Guilds.done(tooFast(denied)) : open.get());
    }

    /// The bucket's figures stay out of the headers: libraries would take them for the route's.
    private static Answer tooFast(Denied denied) {
        RateLimitedBody limited = RateHeaders.body(denied);
        return Answer.of(ApiError.OPENING_DMS_TOO_FAST, out -> {
                    out.writeStartObject();
                    out.writeStringField("message", ApiError.OPENING_DMS_TOO_FAST.message());
                    out.writeNumberField("code", ApiError.OPENING_DMS_TOO_FAST.code());
                    out.writeNumberField("retry_after", limited.retryAfter());
                    out.writeBooleanField("global", limited.global());
                    out.writeEndObject();
                })
                .withHeaders(RateHeaders.of(denied, false));
    }
}
