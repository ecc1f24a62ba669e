package dev.guildhall.node.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a node does for its cell. The names are those of `guildhall.node.roles`, in lower case.
public enum Role {
    /// The whole product in one process, on embedded stores.
    ALL;

    static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.key().equals(name))
                .findFirst()
                .orElseThrow(() -> OperatorError.misuse(
                        "guildhall.node.roles: there is no role \"" + name + "\"; this version knows: " + known()));
    }

    private static String known() {
        return Arrays.stream(values()).map(Role::key).collect(Collectors.joining(", "));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
