package dev.guildhall.common.guild;

/// What a sender put on a message to know it again. Goes back with the type it came in.
public record Nonce(String text, boolean number) {}
