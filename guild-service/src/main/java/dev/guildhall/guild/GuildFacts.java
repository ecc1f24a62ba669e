package dev.guildhall.guild;

import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.guild.state.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/// The world as the decision of one command sees it. `seed` makes the invite codes.
public record GuildFacts(InstantSource clock, IdGenerator ids, long seed) implements Facts {
    /// Without those that look alike: 57 characters, some 46 bits a code.
    private static final String CODE_CHARACTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 8;

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nextId() {
        return ids.next();
    }

    @Override
    public String inviteCode(int attempt) {
        SplittableRandom random = new SplittableRandom(seed + attempt);
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int digit = 0; digit < CODE_LENGTH; digit++) {
            code.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
        }
        return code.toString();
    }
}
