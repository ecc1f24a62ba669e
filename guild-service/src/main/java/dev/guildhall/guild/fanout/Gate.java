package dev.guildhall.guild.fanout;

import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Permission;

/// The right that an event asks of its receivers, beside the intent.
/// Source: gateway docs, event pages; in [EventType] each gated event says so.
enum Gate {
    /// Every member.
    MEMBERSHIP(0, false),

    /// Who sees the channel.
    SIGHT(Permission.VIEW_CHANNEL.mask(), true),

    /// Who manages the channel: invites lead into a channel, so its overwrites count.
    CHANNEL_MANAGERS(Permission.MANAGE_CHANNELS.mask(), true),

    /// Who bans, or reads the audit log.
    MODERATORS(Permission.of(Permission.BAN_MEMBERS, Permission.VIEW_AUDIT_LOG), false),

    /// Who reads the audit log.
    AUDITORS(Permission.VIEW_AUDIT_LOG.mask(), false);

    private final long anyOf;
    private final boolean inChannel;

    Gate(long anyOf, boolean inChannel) {
        this.anyOf = anyOf;
        this.inChannel = inChannel;
    }

    /// Any one of these bits opens the gate; none means that it stands open.
    boolean opensTo(long permissions) {
        return anyOf == 0 || (permissions & anyOf) != 0;
    }

    /// Judged by the permissions in the channel, not by those in the guild.
    boolean inChannel() {
        return inChannel;
    }

    /// A timeout leaves sight and nothing else (see `Permission.TIMED_OUT_KEEPS`): only such answers stay true
    /// while the clock moves.
    boolean independentOfTime() {
        return this == MEMBERSHIP || this == SIGHT;
    }

    static Gate of(EventType type) {
        return switch (type) {
            case CHANNEL_CREATE, CHANNEL_UPDATE, CHANNEL_DELETE -> SIGHT;
            case MESSAGE_CREATE, MESSAGE_UPDATE, MESSAGE_DELETE, MESSAGE_DELETE_BULK, TYPING_START -> SIGHT;
            case MESSAGE_REACTION_ADD,
                    MESSAGE_REACTION_REMOVE,
                    MESSAGE_REACTION_REMOVE_ALL,
                    MESSAGE_REACTION_REMOVE_EMOJI,
                    CHANNEL_PINS_UPDATE -> SIGHT;
            case VOICE_STATE_UPDATE -> SIGHT;
            case INVITE_CREATE, INVITE_DELETE -> CHANNEL_MANAGERS;
            case GUILD_BAN_ADD, GUILD_BAN_REMOVE -> MODERATORS;
            case GUILD_AUDIT_LOG_ENTRY_CREATE -> AUDITORS;
            default -> MEMBERSHIP;
        };
    }
}
