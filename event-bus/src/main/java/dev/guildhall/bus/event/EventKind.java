package dev.guildhall.bus.event;

import dev.guildhall.bus.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Each kind of event, by its name on the wire, which never changes its meaning: fields are added to a kind, with the
/// next version, and never taken away; what means something else gets a new kind. `docs/events` has their fields.
public enum EventKind {
    /// A message as it is now: new, or changed in any way.
    MESSAGE_WRITTEN("message_written", Topic.MESSAGES, 1),
    MESSAGE_DELETED("message_deleted", Topic.MESSAGES, 1),
    /// Somebody reacted.
    REACTION_ADDED("reaction_added", Topic.MESSAGES, 1),
    REACTION_REMOVED("reaction_removed", Topic.MESSAGES, 1),
    /// All reactions to a message with one emoji are gone, or all of it.
    REACTIONS_CLEARED("reactions_cleared", Topic.MESSAGES, 1),
    MESSAGE_PINNED("message_pinned", Topic.MESSAGES, 1),
    MESSAGE_UNPINNED("message_unpinned", Topic.MESSAGES, 1),

    /// A guild's own settings as they are now.
    GUILD_WRITTEN("guild_written", Topic.GUILD_EVENTS, 1),
    /// With all that it was made of: no further event tells of its channels, roles, members.
    GUILD_DELETED("guild_deleted", Topic.GUILD_EVENTS, 1),
    CHANNEL_WRITTEN("channel_written", Topic.GUILD_EVENTS, 1),
    CHANNEL_DELETED("channel_deleted", Topic.GUILD_EVENTS, 1),
    ROLE_WRITTEN("role_written", Topic.GUILD_EVENTS, 1),
    ROLE_DELETED("role_deleted", Topic.GUILD_EVENTS, 1),
    EMOJI_WRITTEN("emoji_written", Topic.GUILD_EVENTS, 1),
    EMOJI_DELETED("emoji_deleted", Topic.GUILD_EVENTS, 1),
    STICKER_WRITTEN("sticker_written", Topic.GUILD_EVENTS, 1),
    STICKER_DELETED("sticker_deleted", Topic.GUILD_EVENTS, 1),
    /// Somebody joined, or changed as a member.
    MEMBER_WRITTEN("member_written", Topic.GUILD_EVENTS, 1),
    /// Somebody left, or was made to.
    MEMBER_DELETED("member_deleted", Topic.GUILD_EVENTS, 1),
    BAN_WRITTEN("ban_written", Topic.GUILD_EVENTS, 1),
    BAN_DELETED("ban_deleted", Topic.GUILD_EVENTS, 1),
    INVITE_WRITTEN("invite_written", Topic.GUILD_EVENTS, 1),
    INVITE_DELETED("invite_deleted", Topic.GUILD_EVENTS, 1),
    AUDIT_ENTRY_WRITTEN("audit_entry_written", Topic.GUILD_EVENTS, 1),

    /// How a user is seen by others from now on.
    PRESENCE_CHANGED("presence_changed", Topic.PRESENCE, 1),
    /// Where somebody is in voice from now on, and how.
    VOICE_STATE_CHANGED("voice_state_changed", Topic.VOICE, 1),
    /// REST answered a request.
    REQUEST_ANSWERED("request_answered", Topic.API_REQUESTS, 1);

    private static final Map<String, EventKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventKind::wireName, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final int version;

    EventKind(String wireName, Topic topic, int version) {
        this.wireName = wireName;
        this.topic = topic;
        this.version = version;
    }

    public String wireName() {
        return wireName;
    }

    public Topic topic() {
        return topic;
    }

    /// Of what is written now; counted up with each field that is added.
    public int version() {
        return version;
    }

    /// Empty for what a newer writer knows.
    public static Optional<EventKind> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
