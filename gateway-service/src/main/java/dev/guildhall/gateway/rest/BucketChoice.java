package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.gateway.route.ChannelDirectory;
import dev.guildhall.ratelimit.Caller;
import dev.guildhall.ratelimit.RateLimitTable;
import dev.guildhall.ratelimit.RateRequest;
import dev.guildhall.store.OwnerId;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What a request counts against: its route's bucket, and its major parameter's of that. A message into a private
/// channel counts against one bucket for all of them: many channels must not mean many messages to strangers.
final class BucketChoice {
    private final RateLimitTable limits;
    private final ChannelDirectory channels;

    BucketChoice(RateLimitTable limits, ChannelDirectory channels) {
        this.limits = limits;
        this.channels = channels;
    }

    /// Fails with [dev.guildhall.store.StoreUnavailable].
    CompletionStage<RateRequest> of(Caller caller, HttpRouter.Found.Matched matched) {
        String major = matched.route().hasMajor() ? matched.values().getFirst() : "";
        RateRequest usual = new RateRequest(caller, matched.route().bucket(), major);
        boolean message =
                matched.route().bucket().id().equals(limits.directMessages().id());
        OptionalLong channelId = message ? Snowflake.parse(major) : OptionalLong.empty();
        if (channelId.isEmpty()) {
            return CompletableFuture.completedFuture(usual);
        }
        return channels.ownerOf(new ChannelId(channelId.getAsLong()))
                .thenApply(owner -> owner.isPresent() && owner.get() instanceof OwnerId.OfPrivateChannel
                        ? new RateRequest(caller, limits.directMessages(), "")
                        : usual);
    }
}
