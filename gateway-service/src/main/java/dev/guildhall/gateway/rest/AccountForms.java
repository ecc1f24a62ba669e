package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.auth.Usernames;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads of what accounts are made of. Source: user resource, "Usernames and Nicknames".
final class AccountForms {
    static final int EMAIL_MAX = 320;
    /// Argon2id takes any length; the bound keeps a request from being all password.
    static final int PASSWORD_MAX = 72;

    private static final int PASSWORD_MIN = 8;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+");

    private AccountForms() {}

    /// Lower case, of letters, digits, underscores and single periods.
    static Read<String> username() {
        Read<String> text = Texts.trimmed(Limits.USERNAME_MIN, Limits.USERNAME_MAX);
        return (value, at) -> {
            String name = text.read(value, at);
            if (name == null) {
                return null;
            }
            Optional<String> forbidden = Usernames.forbiddenPart(name);
            if (forbidden.isPresent()) {
                return at.wrong(FormError.USERNAME_INVALID_CONTAINS, forbidden.get());
            }
            Optional<String> fault = Usernames.fault(name);
            return fault.isPresent() ? at.wrong(FormError.CUSTOM_VALIDATION, fault.get()) : Usernames.normalised(name);
        };
    }

    static Read<String> globalName() {
        return Texts.trimmed(1, Limits.USERNAME_MAX);
    }

    static Read<String> email() {
        Read<String> text = Texts.trimmed(1, EMAIL_MAX);
        return (value, at) -> {
            String email = text.read(value, at);
            if (email == null) {
                return null;
            }
            return EMAIL.matcher(email).matches() ? email : at.wrong(FormError.EMAIL_TYPE_INVALID_EMAIL);
        };
    }

    static Read<String> password() {
        return Texts.text(PASSWORD_MIN, PASSWORD_MAX);
    }
}
