package dev.guildhall.common.protocol;

import java.util.Optional;

/// Types of messages. Source: docs, "Message", message types.
public enum MessageType {
    /// A user or bot wrote it.
    DEFAULT(0),

    /// Somebody was added to a group.
    RECIPIENT_ADD(1, false),

    /// Somebody left a group.
    RECIPIENT_REMOVE(2, false),

    /// A call began.
    CALL(3, false),

    /// A group was renamed.
    CHANNEL_NAME_CHANGE(4, false),

    /// A group has a new icon.
    CHANNEL_ICON_CHANGE(5, false),

    /// A message was pinned.
    CHANNEL_PINNED_MESSAGE(6),

    /// Somebody joined the guild.
    USER_JOIN(7),

    /// Somebody boosted.
    GUILD_BOOST(8),

    /// A boost reached level 1.
    GUILD_BOOST_TIER_1(9),

    /// A boost reached level 2.
    GUILD_BOOST_TIER_2(10),

    /// A boost reached level 3.
    GUILD_BOOST_TIER_3(11),

    /// This channel follows another.
    CHANNEL_FOLLOW_ADD(12),

    /// Discovery notice.
    GUILD_DISCOVERY_DISQUALIFIED(14),

    /// Discovery notice.
    GUILD_DISCOVERY_REQUALIFIED(15),

    /// Discovery notice.
    GUILD_DISCOVERY_GRACE_PERIOD_INITIAL_WARNING(16),

    /// Discovery notice.
    GUILD_DISCOVERY_GRACE_PERIOD_FINAL_WARNING(17),

    /// A thread was started from an older message.
    THREAD_CREATED(18),

    /// A user or bot answered another message.
    REPLY(19),

    /// Answer to a slash command.
    CHAT_INPUT_COMMAND(20),

    /// First message of a thread, stands for its source.
    THREAD_STARTER_MESSAGE(21, false),

    /// Notice to invite people.
    GUILD_INVITE_REMINDER(22),

    /// Answer to a user or message command.
    CONTEXT_MENU_COMMAND(23),

    /// A rule acted; only MANAGE_MESSAGES deletes it.
    AUTO_MODERATION_ACTION(24),

    /// Somebody bought a role.
    ROLE_SUBSCRIPTION_PURCHASE(25),

    /// An application asks for money.
    INTERACTION_PREMIUM_UPSELL(26),

    /// A stage opened.
    STAGE_START(27),

    /// A stage closed.
    STAGE_END(28),

    /// Somebody speaks on stage.
    STAGE_SPEAKER(29),

    /// A stage has a new topic.
    STAGE_TOPIC(31),

    /// Somebody bought an application for the guild.
    GUILD_APPLICATION_PREMIUM_SUBSCRIPTION(32),

    /// Security notice.
    GUILD_INCIDENT_ALERT_MODE_ENABLED(36),

    /// Security notice.
    GUILD_INCIDENT_ALERT_MODE_DISABLED(37),

    /// Security notice.
    GUILD_INCIDENT_REPORT_RAID(38),

    /// Security notice.
    GUILD_INCIDENT_REPORT_FALSE_ALARM(39),

    /// Somebody bought something.
    PURCHASE_NOTIFICATION(44),

    /// A poll ended.
    POLL_RESULT(46);

    private final int code;
    private final boolean deletable;

    MessageType(int code) {
        this(code, true);
    }

    MessageType(int code, boolean deletable) {
        this.code = code;
        this.deletable = deletable;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// It can be deleted at all, else [ApiError#SYSTEM_MESSAGE].
    public boolean deletable() {
        return deletable;
    }

    /// Somebody wrote it, so its author may edit it and it can be replied to and forwarded.
    public boolean written() {
        return this == DEFAULT || this == REPLY || this == CHAT_INPUT_COMMAND || this == CONTEXT_MENU_COMMAND;
    }

    /// The constant with that number.
    public static Optional<MessageType> of(int code) {
        for (MessageType candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
