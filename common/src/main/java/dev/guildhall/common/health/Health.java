package dev.guildhall.common.health;

import java.util.Locale;

/// How one part of a node is doing, as the part itself sees it from figures that it has anyway. Adapters answer at
/// once, from any thread, without asking their server or their disk.
///
/// @param sentence why it is not up, for the log; empty when it is. Never a secret
public record Health(State state, String sentence) {
    /// Nothing to say.
    public static final Health UP = new Health(State.UP, "");

    /// In the order from bad to good.
    public enum State {
        /// Without this part the node can serve nobody.
        DOWN,
        /// The node serves, with something late, approximate or refused.
        DEGRADED,
        /// As it should be.
        UP;

        /// As it stands in answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Health degraded(String sentence) {
        return new Health(State.DEGRADED, sentence);
    }

    public static Health down(String sentence) {
        return new Health(State.DOWN, sentence);
    }
}
