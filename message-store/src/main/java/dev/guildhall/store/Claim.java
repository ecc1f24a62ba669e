package dev.guildhall.store;

import dev.guildhall.common.id.UserId;

/// A name that only one owner may have. `name` is in its compared form (lower case for usernames and e-mails).
public record Claim(Kind kind, String name, OwnerId owner) {
    /// The name of two users, the same whoever is first.
    public static String ofPair(UserId one, UserId other) {
        return one.compareTo(other) < 0 ? one + ":" + other : other + ":" + one;
    }

    public enum Kind {
        USERNAME,
        EMAIL,
        INVITE_CODE,
        VANITY_NAME,
        /// Two users, for the one channel that they have: see [#ofPair].
        PAIR
    }
}
