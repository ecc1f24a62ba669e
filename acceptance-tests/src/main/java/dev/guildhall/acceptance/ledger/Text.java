package dev.guildhall.acceptance.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The messages' texts. Each is unique in the run, so a hash names a message.
final class Text {
    private static final String[] WORDS = {
        "durable", "ordered", "größer", "привет", "海", "🜁", "e\u0301", "\"quoted\"", "\\back", "tab\tbed"
    };
    private static final int WORDS_MAX = 120;

    private Text() {}

    static String of(String nonce, RandomGenerator random) {
        StringBuilder text = new StringBuilder(nonce);
        for (int words = random.nextInt(WORDS_MAX); words > 0; words--) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /// What is sent last to a channel: a receiver that has met it has met the channel's end.
    static String lastOf(String channel) {
        return "the last of " + channel;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
