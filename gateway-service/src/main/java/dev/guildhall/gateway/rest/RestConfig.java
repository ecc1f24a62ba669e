package dev.guildhall.gateway.rest;

import com.typesafe.config.Config;
import org.jspecify.annotations.Nullable;

/// `guildhall.rest`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param bodyBytesMax a longer request body is refused with 413
/// @param gatewayUrl what GET /gateway names; null means the host that the request came to
public record RestConfig(int bodyBytesMax, @Nullable String gatewayUrl) {
    public RestConfig {
        if (bodyBytesMax < 1) {
            throw new IllegalArgumentException("guildhall.rest.body-bytes-max must be at least 1");
        }
    }

    /// @param config the whole configuration, resolved
    public static RestConfig from(Config config) {
        Config own = config.getConfig("guildhall.rest");
        String url = own.getString("gateway-url");
        return new RestConfig(Math.toIntExact(own.getBytes("body-bytes-max")), url.isBlank() ? null : url);
    }
}
