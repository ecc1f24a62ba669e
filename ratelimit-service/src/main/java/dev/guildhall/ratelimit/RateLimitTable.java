package dev.guildhall.ratelimit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Which bucket a route counts against. Read when the router is built, once per route.
///
/// @param named buckets by route, as [#route] writes it
/// @param otherwise the limit of every route that is not named, per route and major parameter
/// @param directMessages what a message into a private channel counts against instead of its route's bucket, with an
///     empty major: the limit is per sender over all private channels. It carries the id of the message route, because
///     libraries keep one id per route template, and two that alternate would break up their queues
/// @param openings what a new channel of two counts against, beside its route's bucket: one that is found open does not
public record RateLimitTable(
        Map<String, RouteBucket> named, RateLimit otherwise, RouteBucket directMessages, RouteBucket openings) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/}]*}");
    private static final String OPENINGS = "openings";
    private static final String MESSAGE_CREATE = route("POST", "/channels/{channel_id}/messages");

    public RateLimitTable {
        named = Map.copyOf(named);
    }

    /// @param template the path below `/api/v10`, as in `/channels/{channel_id}/messages`; how a parameter is called
    ///     does not matter
    public RouteBucket bucket(String method, String template) {
        String route = route(method, template);
        RouteBucket bucket = named.get(route);
        return bucket != null ? bucket : RouteBucket.named(route, otherwise, true);
    }

    static RateLimitTable from(Config config) {
        Map<String, RouteBucket> named = new HashMap<>();
        for (Map.Entry<String, ConfigValue> entry : config.getObject("routes").entrySet()) {
            String route = canonical(entry.getKey());
            RouteBucket other = named.put(route, bucket(route, ((ConfigObject) entry.getValue()).toConfig()));
            if (other != null)
                throw new IllegalArgumentException("guildhall.ratelimit.routes names " + ConfigUtil.quoteString(route)
                        + " twice; write its parameters as in reference.conf to override it");
        }
        RateLimit directMessages = RateLimitConfig.limit(config.getConfig("direct-messages"));
        return new RateLimitTable(
                named,
                RateLimitConfig.limit(config.getConfig("default")),
                RouteBucket.named(MESSAGE_CREATE, directMessages, true),
                RouteBucket.named(OPENINGS, RateLimitConfig.limit(config.getConfig("openings")), false));
    }

    private static RouteBucket bucket(String route, Config config) {
        String name = config.hasPath("bucket") ? config.getString("bucket") : route;
        boolean global = !config.hasPath("global") || config.getBoolean("global");
        return RouteBucket.named(name, RateLimitConfig.limit(config), global);
    }

    private static String route(String method, String template) {
        return canonical(method + " " + template);
    }

    private static String canonical(String route) {
        return PARAMETER.matcher(route).replaceAll("{}");
    }
}
