package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildSession;

/// A message that somebody outside sent, and what goes with it while it waits to be decided again.
///
/// `seed` makes the random choices of its decision: the same ones each time. `rounds` counts how often it has waited
/// for rows.
record Work(GuildMessage message, long seed, int rounds) {
    /// A decision asks for rows a few times at most; more is a rule that never has enough.
    static final int ROUNDS_MAX = 32;

    Work again() {
        return new Work(message, seed, rounds + 1);
    }

    /// Sessions that attach are bounded by the gateways' sockets, asks and queries by nobody but the guild.
    boolean bounded() {
        return !(message instanceof GuildSession);
    }
}
