package dev.guildhall.store.row;

import dev.guildhall.store.Claim;

/// The byte that stands for a claim's kind on disk.
public final class ClaimCode {
    private ClaimCode() {}

    public static byte of(Claim.Kind kind) {
        return switch (kind) {
            case USERNAME -> 1;
            case EMAIL -> 2;
            case INVITE_CODE -> 3;
            case VANITY_NAME -> 4;
            case PAIR -> 5;
        };
    }

    public static Claim.Kind kind(int code) {
        for (Claim.Kind kind : Claim.Kind.values()) {
            if (of(kind) == code) return kind;
        }
        throw new IllegalStateException("no kind of claim has the code " + code);
    }
}
