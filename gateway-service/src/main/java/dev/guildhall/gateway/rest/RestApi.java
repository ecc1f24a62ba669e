package dev.guildhall.gateway.rest;

import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.gateway.upload.UploadGate;
import dev.guildhall.ratelimit.InvalidRequests;
import dev.guildhall.ratelimit.RateLimitTable;
import dev.guildhall.ratelimit.RateLimiter;
import io.netty.channel.ChannelHandler;
import java.util.List;
import java.util.function.LongSupplier;

/// The REST API as the gateway's pipeline sees it.
public final class RestApi {
    private final Dispatch dispatch;

    private RestApi(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /// @param nowNs monotonic nanoseconds
    /// @param live hears of each answer
    public static RestApi create(
            RestConfig config,
            RestServices services,
            RateLimiter limiter,
            RateLimitTable limits,
            InvalidRequests invalid,
            LongSupplier nowNs,
            LiveFeed live) {
        HttpRouter router = new HttpRouter(routes(config, services, limits, new Openings(limiter, limits.openings())));
        return new RestApi(new Dispatch(
                router,
                services.authenticator(),
                new BucketChoice(limits, services.channels()),
                limiter,
                invalid,
                nowNs,
                live));
    }

    /// The whole table: a new topic adds its line here.
    static List<Route> routes(RestConfig config, RestServices services, RateLimitTable limits, Openings openings) {
        Routes routes = new Routes(limits);
        new AuthRoutes(services).addTo(routes);
        new UserRoutes(services).addTo(routes);
        new AccountRoutes(services).addTo(routes);
        new RelationshipRoutes(services).addTo(routes);
        new NoteRoutes(services).addTo(routes);
        new SettingsRoutes(services).addTo(routes);
        new ReadStateRoutes(services).addTo(routes);
        new ProfileRoutes(services).addTo(routes);
        new ApplicationRoutes(services).addTo(routes);
        new GatewayRoutes(config, services.identifies()).addTo(routes);
        new GuildRoutes(services).addTo(routes);
        new ChannelRoutes(services).addTo(routes);
        new RoleRoutes(services).addTo(routes);
        new EmojiRoutes(services).addTo(routes);
        new StickerRoutes(services).addTo(routes);
        new VanityRoutes(services).addTo(routes);
        new MemberRoutes(services).addTo(routes);
        new VoiceRoutes(services).addTo(routes);
        new BanRoutes(services).addTo(routes);
        new PruneRoutes(services).addTo(routes);
        new AuditLogRoutes(services).addTo(routes);
        new InviteRoutes(services).addTo(routes);
        new PrivateChannelRoutes(services, openings).addTo(routes);
        new MessageRoutes(services).addTo(routes);
        new ReactionRoutes(services).addTo(routes);
        new PinRoutes(services).addTo(routes);
        new MentionRoutes(services).addTo(routes);
        new AttachmentRoutes(services).addTo(routes);
        return routes.all();
    }

    /// Whose requests may bring files.
    public UploadGate uploads() {
        return dispatch;
    }

    public RestStats stats() {
        return dispatch.stats();
    }

    /// Called for every connection that sends a REST request. The handler gets each request as a
    /// `FullHttpRequest`, one at a time, releases it and writes one whole answer.
    public ChannelHandler connection() {
        return new RestConnection(dispatch);
    }
}
