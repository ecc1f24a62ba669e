package dev.guildhall.common.protocol;

import java.util.Optional;

/// Types of channels. Source: docs, "Channel", channel types.
public enum ChannelType {
    /// Text in a guild.
    GUILD_TEXT(0, Kind.TEXT),

    /// Private channel of two.
    DM(1, Kind.DIRECT),

    /// Voice in a guild, with text.
    GUILD_VOICE(2, Kind.VOICE),

    /// Private channel of up to ten.
    GROUP_DM(3, Kind.DIRECT),

    /// Holds up to 50 channels, no messages.
    GUILD_CATEGORY(4, Kind.SHELF),

    /// Text that other guilds may follow.
    GUILD_ANNOUNCEMENT(5, Kind.TEXT),

    /// Thread in an announcement channel.
    ANNOUNCEMENT_THREAD(10, Kind.THREAD),

    /// Thread that everybody sees who sees its parent.
    PUBLIC_THREAD(11, Kind.THREAD),

    /// Thread for those invited and for MANAGE_THREADS.
    PRIVATE_THREAD(12, Kind.THREAD),

    /// Stage in a guild, with text.
    GUILD_STAGE_VOICE(13, Kind.VOICE),

    /// List of guilds in a hub.
    GUILD_DIRECTORY(14, Kind.SHELF),

    /// Holds only threads, its posts.
    GUILD_FORUM(15, Kind.FORUM),

    /// A forum of media.
    GUILD_MEDIA(16, Kind.FORUM);

    private final int code;
    private final Kind kind;

    ChannelType(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    private enum Kind {
        TEXT,
        DIRECT,
        VOICE,
        SHELF,
        THREAD,
        FORUM
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// Messages can be sent into it; voice channels have text as well.
    public boolean holdsMessages() {
        return kind != Kind.SHELF && kind != Kind.FORUM;
    }

    /// A private channel: no guild, no roles.
    public boolean direct() {
        return kind == Kind.DIRECT;
    }

    /// Voice or stage: CONNECT gates its other permissions.
    public boolean voice() {
        return kind == Kind.VOICE;
    }

    /// A forum or media channel.
    public boolean forum() {
        return kind == Kind.FORUM;
    }

    /// Threads can be made in it.
    public boolean holdsThreads() {
        return kind == Kind.TEXT || kind == Kind.FORUM;
    }

    /// A thread: takes its permissions from its parent.
    public boolean thread() {
        return kind == Kind.THREAD;
    }

    /// It may stand in a category.
    public boolean mayHaveCategory() {
        return kind != Kind.DIRECT && kind != Kind.THREAD && this != GUILD_CATEGORY;
    }

    /// The constant with that number.
    public static Optional<ChannelType> of(int code) {
        for (ChannelType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
