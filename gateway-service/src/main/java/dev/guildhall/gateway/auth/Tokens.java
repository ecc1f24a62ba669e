package dev.guildhall.gateway.auth;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens and reads them: `base64url(user id, decimal) . base64url(log-in, 8 bytes) .
/// base64url(HMAC-SHA256 of what stands before)`. The first part is where libraries look for a bot's id.
/// Whether the log-in still stands is [StoredAuthenticator]'s to say.
public final class Tokens {
    private static final String ALGORITHM = "HmacSHA256";
    /// The longest genuine token has 82 characters.
    private static final int LENGTH_MAX = 128;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /// What a genuine token says.
    record Named(UserId userId, AuthSessionId authSessionId) {}

    private final SecretKeySpec key;

    public Tokens(TokenSecret secret) {
        this.key = new SecretKeySpec(secret.key(), ALGORITHM);
    }

    /// Called after the log-in is durable.
    public String sign(UserId userId, AuthSessionId authSessionId) {
        String user = ENCODER.encodeToString(userId.toString().getBytes(StandardCharsets.US_ASCII));
        byte[] login =
                ByteBuffer.allocate(Long.BYTES).putLong(authSessionId.value()).array();
        String named = user + "." + ENCODER.encodeToString(login);
        return named + "." + ENCODER.encodeToString(hmac(named));
    }

    /// Empty when it is garbled or not signed by us.
    Optional<Named> parse(String token) {
        String[] parts = token.length() > LENGTH_MAX ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return named(parts[0], parts[1]).filter(named -> genuine(token, named));
    }

    private static Optional<Named> named(String user, String login) {
        byte[] decimal;
        byte[] eight;
        try {
            decimal = DECODER.decode(user);
            eight = DECODER.decode(login);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        OptionalLong id = Snowflake.parse(new String(decimal, StandardCharsets.ISO_8859_1));
        if (id.isEmpty() || eight.length != Long.BYTES) {
            return Optional.empty();
        }
        long session = ByteBuffer.wrap(eight).getLong();
        return Optional.of(new Named(new UserId(id.getAsLong()), new AuthSessionId(session)));
    }

    /// Compares the whole text, in a time that does not depend on where it differs: several texts decode to the
    /// same bytes, and only one of them is the token.
    private boolean genuine(String token, Named named) {
        byte[] wanted = sign(named.userId(), named.authSessionId()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }
}
