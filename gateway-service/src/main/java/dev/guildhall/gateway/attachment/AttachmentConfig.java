package dev.guildhall.gateway.attachment;

import com.typesafe.config.Config;
import java.time.Duration;

/// What `guildhall.attachments` says. Each key is explained in this module's `reference.conf`.
///
/// @param adapter where the bytes lie
/// @param publicUrl scheme, host and port without a slash at the end; empty for this machine's own
public record AttachmentConfig(
        Adapter adapter, Duration linkLife, String publicUrl, Duration stallTimeout, int threads, int waitingMax) {
    public enum Adapter {
        DISK,
        S3
    }

    public AttachmentConfig {
        positive("link-life", linkLife.isPositive(), linkLife);
        positive("stall-timeout", stallTimeout.isPositive(), stallTimeout);
        positive("threads", threads > 0, threads);
        positive("waiting-max", waitingMax > 0, waitingMax);
    }

    private static void positive(String key, boolean positive, Object value) {
        if (!positive) {
            throw new IllegalArgumentException("guildhall.attachments." + key + " must be more than 0, was " + value);
        }
    }

    /// @param config the whole configuration, resolved
    public static AttachmentConfig from(Config config) {
        Config own = config.getConfig("guildhall.attachments");
        String url = own.getString("public-url");
        return new AttachmentConfig(
                adapter(own.getString("adapter")),
                own.getDuration("link-life"),
                bare(url.isBlank() ? config.getString("guildhall.gateway.public-url") : url),
                own.getDuration("stall-timeout"),
                own.getInt("threads"),
                own.getInt("waiting-max"));
    }

    private static Adapter adapter(String name) {
        return switch (name) {
            case "disk" -> Adapter.DISK;
            case "s3" -> Adapter.S3;
            default ->
                throw new IllegalArgumentException(
                        "guildhall.attachments.adapter is \"" + name + "\": the known ones are disk and s3");
        };
    }

    /// A gateway's `ws` address is an `http` one too.
    private static String bare(String url) {
        String http = url.startsWith("ws") ? "http" + url.substring(2) : url;
        return http.endsWith("/") ? http.substring(0, http.length() - 1) : http;
    }

    /// `publicUrl`, or what a client on this machine uses.
    public String base(int port) {
        return publicUrl.isBlank() ? "http://localhost:" + port : publicUrl;
    }
}
