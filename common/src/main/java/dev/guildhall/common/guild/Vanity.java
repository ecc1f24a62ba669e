package dev.guildhall.common.guild;

/// A guild's chosen way in: an invite that never expires, by a code of its own.
///
/// @param code in lower case
/// @param uses how many joined by it, since the guild has it
public record Vanity(String code, int uses) {
    public Vanity usedOnceMore() {
        return new Vanity(code, uses + 1);
    }
}
