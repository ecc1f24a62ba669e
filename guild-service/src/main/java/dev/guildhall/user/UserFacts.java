package dev.guildhall.user;

import java.time.Instant;

/// What a decision takes from the world. `discriminator` is 1 to 9999.
record UserFacts(Instant now, int discriminator) {
    static final int DISCRIMINATOR_MAX = 9999;
}
