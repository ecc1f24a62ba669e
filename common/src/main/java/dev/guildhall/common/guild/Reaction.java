package dev.guildhall.common.guild;

/// One emoji under a message as a reader sees it: how many reacted with it, and whether the reader did.
public record Reaction(ReactionEmoji emoji, int count, boolean me) {}
