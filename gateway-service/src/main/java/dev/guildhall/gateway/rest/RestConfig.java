package dev.guildhall.gateway.rest;

import com.typesafe.config.Config;
import org.jspecify.annotations.Nullable;

/// What REST needs of `guildhall.gateway`, read once at start.
///
/// @param gatewayUrl what GET /gateway names; null means the host that the request came to
public record RestConfig(@Nullable String gatewayUrl) {
    /// @param config the whole configuration, resolved
    public static RestConfig from(Config config) {
        String url = config.getString("guildhall.gateway.public-url");
        return new RestConfig(url.isBlank() ? null : url);
    }
}
