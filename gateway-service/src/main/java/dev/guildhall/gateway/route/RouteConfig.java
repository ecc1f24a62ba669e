package dev.guildhall.gateway.route;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.route`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param askTimeout how long an owner may take to answer
/// @param channelsMax channels whose owner is remembered
/// @param absentChannelsMax ids that are no channel, as remembered
/// @param absentChannelTtl how long such an id is taken for none
/// @param usersMax users (and flags of applications) that are remembered
/// @param userTtl how long a user's names may be out of date in an answer
public record RouteConfig(
        Duration askTimeout,
        int channelsMax,
        int absentChannelsMax,
        Duration absentChannelTtl,
        int usersMax,
        Duration userTtl) {
    public RouteConfig {
        positive("ask-timeout", askTimeout.isPositive(), askTimeout);
        positive("channels-max", channelsMax > 0, channelsMax);
        positive("absent-channels-max", absentChannelsMax > 0, absentChannelsMax);
        positive("absent-channel-ttl", absentChannelTtl.isPositive(), absentChannelTtl);
        positive("users-max", usersMax > 0, usersMax);
        positive("user-ttl", userTtl.isPositive(), userTtl);
    }

    private static void positive(String key, boolean positive, Object value) {
        if (!positive) {
            throw new IllegalArgumentException("guildhall.route." + key + " must be more than 0, was " + value);
        }
    }

    /// @param config the whole configuration, resolved
    public static RouteConfig from(Config config) {
        Config own = config.getConfig("guildhall.route");
        return new RouteConfig(
                own.getDuration("ask-timeout"),
                own.getInt("channels-max"),
                own.getInt("absent-channels-max"),
                own.getDuration("absent-channel-ttl"),
                own.getInt("users-max"),
                own.getDuration("user-ttl"));
    }
}
