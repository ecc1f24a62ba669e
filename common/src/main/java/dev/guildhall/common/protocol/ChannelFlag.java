package dev.guildhall.common.protocol;

/// Flags of a channel that a request can set. Source: channel resource, "Channel Flags".
public enum ChannelFlag {
    /// A post of this forum needs a tag.
    REQUIRE_TAG(4),

    /// A media channel does not offer its media for download.
    HIDE_MEDIA_DOWNLOAD_OPTIONS(15);

    private final int bit;

    ChannelFlag(int bit) {
        this.bit = bit;
    }

    /// The position, from 0.
    public int bit() {
        return bit;
    }

    public int mask() {
        return 1 << bit;
    }
}
