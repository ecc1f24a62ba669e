package dev.guildhall.store.s3;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;

/// `guildhall.attachments.s3`. Every value and its reason stands in `reference.conf`.
///
/// @param endpoint of a store that is not Amazon's; empty for Amazon's in the region
/// @param prefix of every object's key
/// @param pathStyle the bucket is named in the path, not in the host
/// @param accessKey empty, with `secretKey`, for what the environment of the process gives
/// @param requestsMax calls that may be under way at a time
/// @param waitingMax calls that may wait for one of them to end; past it a call fails at once
/// @param connectTimeout for a connection to stand
/// @param attemptTimeout for one request to be answered whole
/// @param timeout for a request with all its attempts, and for a call to wait for its turn
/// @param attempts of one request at most
public record S3Config(
        String endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        String accessKey,
        String secretKey,
        int requestsMax,
        int waitingMax,
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration timeout,
        int attempts) {
    private static final String PATH = "guildhall.attachments.s3";

    public S3Config {
        check(!bucket.isBlank(), "bucket must name the bucket that attachments go to");
        check(!region.isBlank(), "region must not be empty: a store without regions takes any, as us-east-1");
        check(
                endpoint.isBlank() || isAddress(endpoint),
                "endpoint must be as https://storage.example.org, was " + endpoint);
        check(
                prefix.isEmpty() || (prefix.endsWith("/") && !prefix.startsWith("/")),
                "prefix must be empty or end, and not begin, with a slash, was " + prefix);
        check(
                accessKey.isBlank() == secretKey.isBlank(),
                "access-key and secret-key go together: one of them is empty");
        check(requestsMax > 0, "requests-max must be more than 0, was " + requestsMax);
        check(waitingMax > 0, "waiting-max must be more than 0, was " + waitingMax);
        check(attempts > 0, "attempts must be more than 0, was " + attempts);
        check(connectTimeout.isPositive(), "connect-timeout must be more than 0, was " + connectTimeout);
        check(
                attemptTimeout.compareTo(connectTimeout) >= 0,
                "attempt-timeout must be at least connect-timeout, was " + attemptTimeout);
        check(timeout.compareTo(attemptTimeout) >= 0, "timeout must be at least attempt-timeout, was " + timeout);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(PATH + "." + otherwise);
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// @param config the whole configuration, resolved
    public static S3Config from(Config config) {
        Config own = config.getConfig(PATH);
        return new S3Config(
                own.getString("endpoint"),
                own.getString("region"),
                own.getString("bucket"),
                own.getString("prefix"),
                own.getBoolean("path-style"),
                own.getString("access-key"),
                own.getString("secret-key"),
                own.getInt("requests-max"),
                own.getInt("waiting-max"),
                own.getDuration("connect-timeout"),
                own.getDuration("attempt-timeout"),
                own.getDuration("timeout"),
                own.getInt("attempts"));
    }

    /// How operators know the store.
    String place() {
        return endpoint.isBlank() ? "Amazon S3 in " + region : endpoint;
    }

    /// Without the secret, so that no log ever has it.
    @Override
    public String toString() {
        return "S3Config[" + place() + ", bucket " + bucket + ", prefix " + prefix + "]";
    }
}
