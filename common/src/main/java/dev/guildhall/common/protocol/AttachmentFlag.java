package dev.guildhall.common.protocol;

/// Bits of an attachment's `flags`. Source: docs, "Message", attachment flags.
public enum AttachmentFlag {
    /// Blurred until somebody asks to see it.
    IS_SPOILER(3);

    private final int bit;

    AttachmentFlag(int bit) {
        this.bit = bit;
    }

    /// Position of the bit, 0 is the lowest.
    public int bit() {
        return bit;
    }

    /// The number with just this bit.
    public int mask() {
        return 1 << bit;
    }
}
