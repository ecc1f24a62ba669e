package dev.guildhall.common.user;

import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// What everybody may see of an account. `discriminator` is "0" for people and four digits for bots.
public record User(
        UserId id,
        String username,
        String discriminator,
        @Nullable String globalName,
        @Nullable String avatar,
        boolean bot,
        int publicFlags) {}
