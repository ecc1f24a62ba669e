package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {
    private final Tokens tokens = new Tokens(TokenSecret.ofText("one secret of at least 32 bytes, yes"));

    @Property(tries = 100)
    void whatIsSignedIsRead(@ForAll long user, @ForAll long login) {
        if (user == 0) {
            return;
        }
        String token = tokens.sign(new UserId(user), new AuthSessionId(login));
        assertThat(tokens.parse(token)).contains(new Tokens.Named(new UserId(user), new AuthSessionId(login)));
    }

    @Property(tries = 200)
    void whatWasNotSignedIsRefused(@ForAll String anything) {
        assertThat(tokens.parse(anything)).isEmpty();
    }

    @Test
    void theFirstPartIsTheUserId() {
        String token = tokens.sign(new UserId(123456789), new AuthSessionId(5));
        byte[] first = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("123456789");
    }

    /// The last letter of a part carries bits that no byte holds: a token must have one spelling only.
    @Test
    void everyOtherLetterAnywhereIsRefused() {
        String token = tokens.sign(new UserId(123456789), new AuthSessionId(5));
        for (int at = 0; at < token.length(); at++) {
            for (char letter : new char[] {'A', 'B', 'Q', '_', '-', '.', '=', ' '}) {
                String other = token.substring(0, at) + letter + token.substring(at + 1);
                assertThat(tokens.parse(other).isPresent()).isEqualTo(other.equals(token));
            }
        }
        assertThat(tokens.parse(token + "=")).isEmpty();
        assertThat(tokens.parse(token.substring(1))).isEmpty();
    }

    @Test
    void anotherSecretSignsOtherTokens() {
        Tokens others = new Tokens(TokenSecret.ofText("another secret of at least 32 bytes"));
        assertThat(others.parse(tokens.sign(new UserId(1), new AuthSessionId(2))))
                .isEmpty();
    }

    @Test
    void theSecretIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("secret.key");
        Tokens first = new Tokens(TokenSecret.of(null, file, new Random(1)));
        Tokens second = new Tokens(TokenSecret.of(null, file, new Random(2)));
        assertThat(second.parse(first.sign(new UserId(1), new AuthSessionId(2))))
                .isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
