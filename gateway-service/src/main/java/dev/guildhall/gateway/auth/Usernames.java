package dev.guildhall.gateway.auth;

import dev.guildhall.common.protocol.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What people may call themselves: lower case letters, digits, underscores and single periods.
/// Source: user resource, "Usernames and Nicknames".
public final class Usernames {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_.]+");
    private static final List<String> FORBIDDEN_PARTS = List.of("@", "#", ":", "```", "discord");
    private static final Set<String> FORBIDDEN_NAMES = Set.of("everyone", "here");

    private Usernames() {}

    /// The form that is kept and compared.
    public static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// A part that no name may have, of those that the name has.
    public static Optional<String> forbiddenPart(String name) {
        String lower = normalised(name);
        return FORBIDDEN_PARTS.stream().filter(lower::contains).findFirst();
    }

    /// Why the name cannot be used, in a sentence; empty when it can.
    public static Optional<String> fault(String name) {
        String lower = normalised(name);
        if (lower.length() < Limits.USERNAME_MIN || lower.length() > Limits.USERNAME_MAX) {
            return Optional.of(
                    "Must be between " + Limits.USERNAME_MIN + " and " + Limits.USERNAME_MAX + " in length.");
        }
        boolean plain = PLAIN.matcher(lower).matches() && !lower.contains("..");
        boolean forbidden =
                FORBIDDEN_NAMES.contains(lower) || forbiddenPart(name).isPresent();
        return plain && !forbidden
                ? Optional.empty()
                : Optional.of("Please only use numbers, letters, underscores _ , or periods.");
    }
}
