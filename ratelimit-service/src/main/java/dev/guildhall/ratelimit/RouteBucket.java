package dev.guildhall.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// What one route, or several that share a limit, count against. Made once per route by [RateLimitTable] when
/// the router is built; a request adds its caller and its major parameter.
///
/// @param id the opaque X-RateLimit-Bucket value: stable across restarts and nodes, the same for every major
///     parameter (libraries remember it per route and queue per id and major)
/// @param name what the id was made of, for logs: `POST /channels/{}/messages`, or the name of a shared bucket
/// @param global whether its calls also count against the caller's global limit
public record RouteBucket(String id, String name, RateLimit limit, boolean global) {

    /// 16 bytes of the hash are plenty for a few hundred names and give the 32 hex digits clients are used to see.
    private static final int ID_BYTES = 16;

    public static RouteBucket named(String name, RateLimit limit, boolean global) {
        byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return new RouteBucket(HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES)), name, limit, global);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
