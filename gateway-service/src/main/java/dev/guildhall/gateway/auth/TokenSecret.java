package dev.guildhall.gateway.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What tokens are signed with. Who has it can be anybody.
public final class TokenSecret {
    private static final int BYTES = 32;
    private static final String DERIVATION = "HmacSHA256";
    private static final String OWNER_ONLY = "rw-------";

    private final byte[] key;

    private TokenSecret(byte[] key) {
        if (key.length < BYTES) {
            throw new IllegalArgumentException("a token secret needs at least " + BYTES + " bytes");
        }
        this.key = key;
    }

    /// A given secret wins; otherwise the file's, which is made at the first start, readable by its owner alone.
    ///
    /// @param given from the environment, null when not set
    /// @param random must be a secure one
    public static TokenSecret of(@Nullable String given, Path file, RandomGenerator random) {
        return given != null ? ofText(given) : ofFile(file, random);
    }

    public static TokenSecret ofText(String text) {
        return new TokenSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenSecret ofFile(Path file, RandomGenerator random) {
        try {
            if (Files.notExists(file)) {
                create(file, random);
            }
            return new TokenSecret(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the token secret " + file, unreadable);
        }
    }

    /// Written aside and moved: a crash never leaves half a secret, with which tokens would be signed for good.
    private static void create(Path file, RandomGenerator random) throws IOException {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.write(aside, fresh);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A key of its own for another purpose, from which neither this secret nor other keys can be found.
    public byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(key, DERIVATION));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    byte[] key() {
        return key.clone();
    }
}
