package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.gateway.auth.PasswordsBusy;
import dev.guildhall.store.StoreUnavailable;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what went otherwise into a status and a body: the one place of the REST API that does.
final class ApiErrorMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrorMapper.class);

    private ApiErrorMapper() {}

    /// `done` answers a result of the kind that the command gives; another kind is a bug.
    static <R extends GuildResult> Answer of(GuildReply reply, Class<R> kind, Function<R, Answer> done) {
        return reply instanceof GuildReply.Done(GuildResult result) ? done.apply(kind.cast(result)) : refusal(reply);
    }

    /// For commands that show nothing: 204.
    static Answer noContent(GuildReply reply) {
        return reply instanceof GuildReply.Done ? Answer.noContent() : refusal(reply);
    }

    /// Called with anything but `Done`.
    static Answer refusal(GuildReply reply) {
        return switch (reply) {
            case GuildReply.Refused refused ->
                Answer.of(refused.error(), ErrorBody.of(refused.error(), refused.fields()));
            case GuildReply.Unavailable unavailable -> Answer.refused(ApiError.SERVICE_UNAVAILABLE);
            case GuildReply.TooFast tooFast -> tooFast(tooFast);
            case GuildReply.Done done -> throw new IllegalStateException("done is no refusal: " + done);
        };
    }

    static Answer of(UserReply reply, Function<UserReply, Answer> done) {
        return switch (reply) {
            case UserReply.Refused refused ->
                Answer.of(refused.error(), ErrorBody.of(refused.error(), refused.fields()));
            case UserReply.Unavailable unavailable -> Answer.refused(ApiError.SERVICE_UNAVAILABLE);
            case UserReply.Saved saved -> done.apply(saved);
            case UserReply.OfApplication application -> done.apply(application);
            case UserReply.OfPersonal personal -> done.apply(personal);
            case UserReply.SessionOpened opened -> throw new IllegalStateException("no session was asked for");
        };
    }

    /// @param route what the request was matched to, for the log
    static Answer of(Throwable failure, String route) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof StoreUnavailable || cause instanceof PasswordsBusy) {
            return Answer.refused(ApiError.SERVICE_UNAVAILABLE);
        }
        LOG.error("answered 500 to {}", route, cause);
        return Answer.refused(ApiError.INTERNAL_SERVER_ERROR);
    }

    /// Slow mode and the like: a 429 with a code. The limit is the channel's or the member's in it, not the
    /// route's, so it is shared and does not count as invalid.
    private static Answer tooFast(GuildReply.TooFast tooFast) {
        long seconds = Math.max(1, (tooFast.retryAfterMs() + 999) / 1000);
        Json.Writer body = out -> {
            out.writeStartObject();
            out.writeStringField("message", tooFast.error().message());
            out.writeNumberField("code", tooFast.error().code());
            out.writeNumberField("retry_after", tooFast.retryAfterMs() / 1000.0);
            out.writeBooleanField("global", false);
            out.writeEndObject();
        };
        Map<String, String> headers = Map.of("Retry-After", Long.toString(seconds), "X-RateLimit-Scope", "shared");
        return new Answer(tooFast.error().httpStatus(), body, headers, false);
    }
}
