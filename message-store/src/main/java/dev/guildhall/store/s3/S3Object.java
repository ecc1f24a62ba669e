package dev.guildhall.store.s3;

import dev.guildhall.common.guild.ContentHash;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One put of a content: an object of its own, whose key is never used again.
///
/// `PREFIX` `HASH` / `1772366400000000000-9f3a61c07be2d458`: when it was put, in nanoseconds since 1970,
/// and 64 random bits that tell apart what two nodes put at the same moment. Keys sort by hash, then by
/// time.
record S3Object(String key, ContentHash hash, Instant putAt, long sizeBytes) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})/([0-9]{19})-[0-9a-f]{16}");
    private static final long NANOS = 1_000_000_000;

    static S3Object fresh(String prefix, ContentHash hash, Instant now, long sizeBytes, RandomGenerator random) {
        long nanos = Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
        String name =
                String.format(Locale.ROOT, "%019d-%s", nanos, HexFormat.of().toHexDigits(random.nextLong()));
        return new S3Object(folder(prefix, hash) + name, hash, now, sizeBytes);
    }

    /// Empty for an object that is not of this kind: somebody else's in the same bucket.
    static Optional<S3Object> parse(String prefix, String key, long sizeBytes) {
        if (!key.startsWith(prefix)) return Optional.empty();
        Matcher name = NAME.matcher(key.substring(prefix.length()));
        if (!name.matches()) return Optional.empty();
        long nanos = Long.parseLong(name.group(2));
        Instant putAt = Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
        return Optional.of(new S3Object(key, new ContentHash(name.group(1)), putAt, sizeBytes));
    }

    /// What all objects of one content have in common.
    static String folder(String prefix, ContentHash hash) {
        return prefix + hash.hex() + "/";
    }

    /// Sorts after every object of this content and before those of the next: '0' follows '/'.
    static String behind(String prefix, ContentHash hash) {
        return prefix + hash.hex() + "0";
    }
}
