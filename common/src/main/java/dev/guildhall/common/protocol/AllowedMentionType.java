package dev.guildhall.common.protocol;

import java.util.Optional;

/// Kinds of mentions in `allowed_mentions.parse`. Source: docs, "Message", allowed mention types.
public enum AllowedMentionType {
    /// `<@&id>`.
    ROLES("roles"),

    /// `<@id>` and `<@!id>`.
    USERS("users"),

    /// `@everyone` and `@here`.
    EVERYONE("everyone");

    private final String wireName;

    AllowedMentionType(String wireName) {
        this.wireName = wireName;
    }

    /// The text in `parse`.
    public String wireName() {
        return wireName;
    }

    /// The constant with that text.
    public static Optional<AllowedMentionType> of(String wireName) {
        for (AllowedMentionType candidate : values()) {
            if (candidate.wireName.equals(wireName)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
