package dev.guildhall.common.personal;

/// What a user says of themselves; both may be empty.
public record Profile(String bio, String pronouns) {
    public static final Profile EMPTY = new Profile("", "");
}
