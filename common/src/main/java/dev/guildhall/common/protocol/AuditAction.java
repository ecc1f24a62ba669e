package dev.guildhall.common.protocol;

import java.util.Arrays;
import java.util.Optional;

/// What an entry of a guild's audit log tells of; the target that each names is in brackets. Those that nothing
/// here does yet are left out. Source: docs, "Audit Log", audit log events.
public enum AuditAction {
    /// Settings of the guild (guild).
    GUILD_UPDATE(1),

    /// (channel).
    CHANNEL_CREATE(10),

    /// Settings of a channel, its overwrites excepted (channel).
    CHANNEL_UPDATE(11),

    /// (channel).
    CHANNEL_DELETE(12),

    /// An overwrite of a channel (channel); the options name whose.
    CHANNEL_OVERWRITE_CREATE(13),

    /// As [#CHANNEL_OVERWRITE_CREATE].
    CHANNEL_OVERWRITE_UPDATE(14),

    /// As [#CHANNEL_OVERWRITE_CREATE].
    CHANNEL_OVERWRITE_DELETE(15),

    /// (user).
    MEMBER_KICK(20),

    /// Members taken out who were not there for long (nothing); the options say how many.
    MEMBER_PRUNE(21),

    /// (user).
    MEMBER_BAN_ADD(22),

    /// (user).
    MEMBER_BAN_REMOVE(23),

    /// Nickname, timeout, server mute and deafness, flags (user).
    MEMBER_UPDATE(24),

    /// Roles given and taken (user).
    MEMBER_ROLE_UPDATE(25),

    /// Members moved to another voice channel (nobody: the options tell where to, and how many).
    MEMBER_MOVE(26),

    /// Members cut off from voice (nobody: the options tell how many).
    MEMBER_DISCONNECT(27),

    /// (user).
    BOT_ADD(28),

    /// (role).
    ROLE_CREATE(30),

    /// (role).
    ROLE_UPDATE(31),

    /// (role).
    ROLE_DELETE(32),

    /// (nothing: an invite has no id).
    INVITE_CREATE(40),

    /// As [#INVITE_CREATE].
    INVITE_DELETE(42),

    /// (emoji).
    EMOJI_CREATE(60),

    /// (emoji).
    EMOJI_UPDATE(61),

    /// (emoji).
    EMOJI_DELETE(62),

    /// One message by another (its author).
    MESSAGE_DELETE(72),

    /// (channel).
    MESSAGE_BULK_DELETE(73),

    /// (the message's author).
    MESSAGE_PIN(74),

    /// (the message's author).
    MESSAGE_UNPIN(75),

    /// (sticker).
    STICKER_CREATE(90),

    /// (sticker).
    STICKER_UPDATE(91),

    /// (sticker).
    STICKER_DELETE(92);

    private final int code;

    AuditAction(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<AuditAction> of(int code) {
        return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
    }

    /// The target is a user, whom a client wants to name.
    public boolean targetsUser() {
        return switch (this) {
            case MEMBER_KICK,
                    MEMBER_BAN_ADD,
                    MEMBER_BAN_REMOVE,
                    MEMBER_UPDATE,
                    MEMBER_ROLE_UPDATE,
                    BOT_ADD,
                    MESSAGE_DELETE,
                    MESSAGE_PIN,
                    MESSAGE_UNPIN -> true;
            case GUILD_UPDATE,
                    CHANNEL_CREATE,
                    CHANNEL_UPDATE,
                    CHANNEL_DELETE,
                    CHANNEL_OVERWRITE_CREATE,
                    CHANNEL_OVERWRITE_UPDATE,
                    CHANNEL_OVERWRITE_DELETE,
                    MEMBER_PRUNE,
                    ROLE_CREATE,
                    ROLE_UPDATE,
                    ROLE_DELETE,
                    INVITE_CREATE,
                    INVITE_DELETE,
                    EMOJI_CREATE,
                    EMOJI_UPDATE,
                    EMOJI_DELETE,
                    STICKER_CREATE,
                    STICKER_UPDATE,
                    STICKER_DELETE,
                    MEMBER_MOVE,
                    MEMBER_DISCONNECT,
                    MESSAGE_BULK_DELETE -> false;
        };
    }
}
