package dev.guildhall.guild.state;

import java.time.Instant;

/// What a decision takes from the world. Ids grow; a rejected decision may have used some up.
public interface Facts {
    Instant now();

    long nextId();

    /// The `attempt`-th candidate (0, 1, …) for a code of eight random letters and digits. A command that is
    /// decided again gets the same ones: what it claimed is what it then uses.
    String inviteCode(int attempt);
}
