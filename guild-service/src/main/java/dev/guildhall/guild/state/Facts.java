package dev.guildhall.guild.state;

import java.time.Instant;

/// What a decision takes from the world. Ids grow; a rejected decision may have used some up.
public interface Facts {
    Instant now();

    long nextId();

    /// Eight random letters and digits.
    String inviteCode();
}
