package dev.guildhall.gateway;

import com.typesafe.config.Config;
import java.time.Duration;

/// What one HTTP connection may cost and how long it may take.
///
/// @param initialLineBytesMax method, address and version; longer gives 414
/// @param headersBytesMax all headers together; more gives 431
/// @param contentBytesMax one request's body; more gives 413
/// @param requestTimeout from a request's first byte to its last
/// @param idleTimeout between requests
/// @param pipelinedMax requests that wait while one is answered; then reading stops
public record HttpBounds(
        int initialLineBytesMax,
        int headersBytesMax,
        int contentBytesMax,
        Duration requestTimeout,
        Duration idleTimeout,
        int pipelinedMax) {
    public HttpBounds {
        positive("initial-line-bytes-max", initialLineBytesMax > 0, initialLineBytesMax);
        positive("headers-bytes-max", headersBytesMax > 0, headersBytesMax);
        positive("content-bytes-max", contentBytesMax > 0, contentBytesMax);
        positive("request-timeout", requestTimeout.isPositive(), requestTimeout);
        positive("idle-timeout", idleTimeout.isPositive(), idleTimeout);
        positive("pipelined-max", pipelinedMax > 0, pipelinedMax);
    }

    private static void positive(String key, boolean positive, Object value) {
        if (!positive) {
            throw new IllegalArgumentException("guildhall.gateway.http." + key + " must be more than 0, was " + value);
        }
    }

    public static HttpBounds from(Config config) {
        return new HttpBounds(
                Math.toIntExact(config.getBytes("initial-line-bytes-max")),
                Math.toIntExact(config.getBytes("headers-bytes-max")),
                Math.toIntExact(config.getBytes("content-bytes-max")),
                config.getDuration("request-timeout"),
                config.getDuration("idle-timeout"),
                config.getInt("pipelined-max"));
    }
}
