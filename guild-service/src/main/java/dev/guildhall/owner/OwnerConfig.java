package dev.guildhall.owner;

import com.typesafe.config.Config;
import java.time.Duration;

/// `guildhall.guild`, read once at start. Every value and its reason stands in `reference.conf`.
public record OwnerConfig(
        Duration idleBeforePassivation,
        int openPerLaneMax,
        int waitingMax,
        Duration restartBackoff,
        int restartsMax,
        Duration restartWindow,
        Duration storeRetry,
        Duration presencePause) {
    /// Of the owners' dispatcher: Pekko reads its settings there.
    public static final String DISPATCHER = "guildhall.guild.dispatcher";

    public OwnerConfig {
        atLeastOne("open-per-lane-max", openPerLaneMax);
        atLeastOne("waiting-max", waitingMax);
        atLeastOne("restarts-max", restartsMax);
        positive("idle-before-passivation", idleBeforePassivation);
        positive("restart-backoff", restartBackoff);
        positive("restart-window", restartWindow);
        positive("store-retry", storeRetry);
        positive("presence-pause", presencePause);
    }

    /// `config` is the whole configuration, resolved.
    public static OwnerConfig from(Config config) {
        Config own = config.getConfig("guildhall.guild");
        return new OwnerConfig(
                own.getDuration("idle-before-passivation"),
                own.getInt("open-per-lane-max"),
                own.getInt("waiting-max"),
                own.getDuration("restart-backoff"),
                own.getInt("restarts-max"),
                own.getDuration("restart-window"),
                own.getDuration("store-retry"),
                own.getDuration("presence-pause"));
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("guildhall.guild." + key + " must be at least 1, was " + value);
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("guildhall.guild." + key + " must be longer than 0, was " + value);
        }
    }
}
