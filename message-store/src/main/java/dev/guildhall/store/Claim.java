package dev.guildhall.store;

/// A name that only one owner may have. `name` is in its compared form (lower case for usernames and e-mails).
public record Claim(Kind kind, String name, OwnerId owner) {
    public enum Kind {
        USERNAME,
        EMAIL,
        INVITE_CODE,
        VANITY_NAME
    }
}
