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
