package dev.guildhall.gateway.auth;

import com.typesafe.config.Config;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `guildhall.auth`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param tokenSecret from the environment; null means the data folder's `secret.key`
/// @param loginsMax log-ins whose standing is remembered
/// @param loginTtl how long a revoked token may still work on another node
/// @param passwordCost what a new password's hash costs
/// @param passwordThreads hashes at a time; each takes the cost's memory
/// @param passwordQueueMax hashes that wait; more are refused with 503
public record AuthConfig(
        @Nullable String tokenSecret,
        int loginsMax,
        Duration loginTtl,
        PasswordCost passwordCost,
        int passwordThreads,
        int passwordQueueMax) {
    private static final Duration LOGIN_TTL_MAX = Duration.ofSeconds(1);

    public AuthConfig {
        if (!loginTtl.isPositive() || loginTtl.compareTo(LOGIN_TTL_MAX) > 0) {
            throw new IllegalArgumentException("guildhall.auth.login-ttl must be more than 0 and at most 1 s, was "
                    + loginTtl + ": a revoked token stops working everywhere within a second");
        }
        atLeastOne("logins-max", loginsMax);
        atLeastOne("password.threads", passwordThreads);
        atLeastOne("password.queue-max", passwordQueueMax);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("guildhall.auth." + key + " must be at least 1, was " + value);
        }
    }

    /// @param config the whole configuration, resolved
    public static AuthConfig from(Config config) {
        Config own = config.getConfig("guildhall.auth");
        String secret = own.getString("token-secret");
        Config password = own.getConfig("password");
        return new AuthConfig(
                secret.isEmpty() ? null : secret,
                own.getInt("logins-max"),
                own.getDuration("login-ttl"),
                new PasswordCost(
                        Math.toIntExact(password.getBytes("memory") / 1024),
                        password.getInt("iterations"),
                        password.getInt("lanes")),
                password.getInt("threads"),
                password.getInt("queue-max"));
    }
}
