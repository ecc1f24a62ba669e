package dev.guildhall.owner;

/// A message that somebody outside sent, and what goes with it while it waits to be decided again.
///
/// `bounded` work counts against the waiting room's bound. `seed` makes the random choices of its decision: the same
/// ones each time. `rounds` counts how often it has waited for rows.
public record Work<M>(M message, boolean bounded, long seed, int rounds) {
    /// A decision asks for rows a few times at most; more is a rule that never has enough.
    static final int ROUNDS_MAX = 32;

    Work<M> again() {
        if (rounds >= ROUNDS_MAX) {
            throw new IllegalStateException("never has enough: " + message);
        }
        return new Work<>(message, bounded, seed, rounds + 1);
    }
}
