package dev.guildhall.common.guild;

/// How many reacted to a message with one emoji. A message's counts stand in the order in which their emojis
/// came.
///
/// `since` is the id that was issued when the emoji came: a user's reaction with a smaller id is one that was
/// cleared. So clearing changes one row, whatever was read of the single reactions before it was durable.
public record ReactionCount(ReactionEmoji emoji, int count, long since) {
    public ReactionCount {
        if (count < 1) {
            throw new IllegalArgumentException("an emoji that nobody reacts with has no count");
        }
    }
}
