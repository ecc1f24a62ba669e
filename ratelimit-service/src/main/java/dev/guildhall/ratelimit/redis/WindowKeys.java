package dev.guildhall.ratelimit.redis;

import dev.guildhall.ratelimit.Caller;
import dev.guildhall.ratelimit.RateRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Names of windows. What stands in braces decides the slot of a Redis cluster, so all windows of one caller lie on
/// one server and a script may use two of them.
record WindowKeys(String prefix) {
    private static final int HASH_BYTES = 16;

    String[] of(RateRequest request) {
        String caller = prefix + "{" + word(request.caller()) + "}";
        String route = caller + ":" + request.bucket().id() + ":" + major(request.major());
        return request.bucket().global() ? new String[] {route, caller} : new String[] {route};
    }

    private static String word(Caller caller) {
        return switch (caller) {
            case Caller.User user -> "u" + user.id().value();
            case Caller.Address address -> "a" + address.ip();
        };
    }

    /// A webhook's token is a secret, and stands in no key.
    private static String major(String major) {
        if (major.chars().allMatch(Character::isDigit)) return major;
        byte[] hash = sha256().digest(major.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
