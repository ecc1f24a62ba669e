package dev.guildhall.common.user;

import org.jspecify.annotations.Nullable;

/// An account with what only its owner may see. Bots have neither e-mail nor password. `passwordHash` is an
/// encoded Argon2id string; it never leaves the server.
public record Account(
        User user, @Nullable String email, @Nullable String passwordHash, String locale) {}
