package dev.guildhall.user;

import java.time.Instant;
import java.util.SplittableRandom;

/// What a decision takes from the world. `discriminator` is 1 to 9999, `version` is greater than all before it.
record UserFacts(Instant now, int discriminator, long version) {
    private static final int DISCRIMINATOR_MAX = 9999;

    /// The same `seed` gives the same choices.
    static UserFacts of(Instant now, long seed, long version) {
        return new UserFacts(now, 1 + new SplittableRandom(seed).nextInt(DISCRIMINATOR_MAX), version);
    }
}
