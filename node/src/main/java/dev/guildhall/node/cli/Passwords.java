package dev.guildhall.node.cli;

import java.security.SecureRandom;
import java.util.Base64;

/// Passwords for accounts that are made without one.
public final class Passwords {
    /// 15 bytes are 120 bits and exactly 20 characters of base64.
    private static final int BYTES = 15;

    private Passwords() {}

    public static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
