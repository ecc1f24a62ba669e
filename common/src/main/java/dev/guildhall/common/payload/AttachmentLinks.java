package dev.guildhall.common.payload;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.Snowflake;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The addresses under which attachments can be fetched:
/// `BASE/attachments/CHANNEL/ATTACHMENT/FILENAME?ex=EXPIRES&is=ISSUED&hm=SIGNATURE`, times as hex seconds.
/// Made anew each time a message is written, so an address that leaks works for a day and no longer.
/// Source: API reference, "Signed Attachment CDN URLs".
public final class AttachmentLinks {
    public static final String PATH = "/attachments/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEGMENTS = 3;
    private static final int HEX = 16;

    private final Supplier<String> base;
    private final SecretKeySpec key;
    private final Duration life;
    private final InstantSource clock;

    /// @param base scheme, host and port; asked at each use, since a node learns its port late
    /// @param key what addresses are signed with, 32 bytes that nobody else knows
    /// @param life how long an address works, at least; up to an hour longer
    public AttachmentLinks(Supplier<String> base, byte[] key, Duration life, InstantSource clock) {
        this.base = base;
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.life = life;
        this.clock = clock;
    }

    /// What an address names.
    public record Target(ChannelId channelId, AttachmentId attachmentId, String filename) {
        private String path() {
            return channelId + "/" + attachmentId + "/" + filename;
        }

        /// From the part of the path behind [#PATH], decoded; empty when it has another form.
        public static Optional<Target> of(String path) {
            String[] parts = path.split("/", -1);
            if (parts.length != SEGMENTS || parts[2].isEmpty()) {
                return Optional.empty();
            }
            OptionalLong channel = Snowflake.parse(parts[0]);
            OptionalLong attachment = Snowflake.parse(parts[1]);
            return channel.isEmpty() || attachment.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Target(
                            new ChannelId(channel.getAsLong()), new AttachmentId(attachment.getAsLong()), parts[2]));
        }
    }

    /// What a signature is worth.
    public enum Standing {
        VALID,
        /// It was ours, and its time is over.
        EXPIRED,
        FORGED
    }

    public String url(ChannelId channelId, Attachment attachment) {
        return url(new Target(channelId, attachment.id(), attachment.filename()));
    }

    private String url(Target target) {
        // Whole hours: within one hour a file has one address, which browsers can keep.
        Instant issued = clock.instant().truncatedTo(ChronoUnit.HOURS);
        String is = hex(issued);
        String ex = hex(issued.plus(life).plus(1, ChronoUnit.HOURS));
        return base.get() + PATH + target.path() + "?ex=" + ex + "&is=" + is + "&hm=" + signature(target, ex, is) + "&";
    }

    /// Takes the same time for every wrong signature.
    public Standing standing(Target target, @Nullable String ex, @Nullable String is, @Nullable String hm) {
        if (ex == null || is == null || hm == null) {
            return Standing.FORGED;
        }
        byte[] wanted = signature(target, ex, is).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(wanted, hm.getBytes(StandardCharsets.US_ASCII))) {
            return Standing.FORGED;
        }
        // Signed, so it is a number that we wrote.
        Instant expires = Instant.ofEpochSecond(Long.parseLong(ex, HEX));
        return clock.instant().isBefore(expires) ? Standing.VALID : Standing.EXPIRED;
    }

    /// A fresh address for one that we signed, expired or not; empty for every other.
    public Optional<String> refreshed(String url) {
        int start = url.indexOf(PATH);
        int question = url.indexOf('?');
        if (start < 0 || question < start) {
            return Optional.empty();
        }
        Map<String, String> query = query(url.substring(question + 1));
        return Target.of(url.substring(start + PATH.length(), question))
                .filter(target ->
                        standing(target, query.get("ex"), query.get("is"), query.get("hm")) != Standing.FORGED)
                .map(this::url);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    private static String hex(Instant instant) {
        return Long.toHexString(instant.getEpochSecond());
    }

    private String signature(Target target, String ex, String is) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = target.path() + "\n" + ex + "\n" + is;
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
