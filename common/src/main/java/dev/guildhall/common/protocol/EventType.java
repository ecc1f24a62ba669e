package dev.guildhall.common.protocol;

import static dev.guildhall.common.protocol.Intent.AUTO_MODERATION_CONFIGURATION;
import static dev.guildhall.common.protocol.Intent.AUTO_MODERATION_EXECUTION;
import static dev.guildhall.common.protocol.Intent.CALLS;
import static dev.guildhall.common.protocol.Intent.DIRECT_MESSAGES;
import static dev.guildhall.common.protocol.Intent.DIRECT_MESSAGE_POLLS;
import static dev.guildhall.common.protocol.Intent.DIRECT_MESSAGE_REACTIONS;
import static dev.guildhall.common.protocol.Intent.DIRECT_MESSAGE_TYPING;
import static dev.guildhall.common.protocol.Intent.GUILDS;
import static dev.guildhall.common.protocol.Intent.GUILD_EXPRESSIONS;
import static dev.guildhall.common.protocol.Intent.GUILD_INTEGRATIONS;
import static dev.guildhall.common.protocol.Intent.GUILD_INVITES;
import static dev.guildhall.common.protocol.Intent.GUILD_MEMBERS;
import static dev.guildhall.common.protocol.Intent.GUILD_MESSAGES;
import static dev.guildhall.common.protocol.Intent.GUILD_MESSAGE_POLLS;
import static dev.guildhall.common.protocol.Intent.GUILD_MESSAGE_REACTIONS;
import static dev.guildhall.common.protocol.Intent.GUILD_MESSAGE_TYPING;
import static dev.guildhall.common.protocol.Intent.GUILD_MODERATION;
import static dev.guildhall.common.protocol.Intent.GUILD_PRESENCES;
import static dev.guildhall.common.protocol.Intent.GUILD_SCHEDULED_EVENTS;
import static dev.guildhall.common.protocol.Intent.GUILD_VOICE_STATES;
import static dev.guildhall.common.protocol.Intent.GUILD_WEBHOOKS;
import static dev.guildhall.common.protocol.Intent.USER_RELATIONSHIPS;

import java.util.Set;

/// Events of a dispatch (op 0); the constant's name is the `t` on the wire. Source: docs, "Gateway Events" and
/// the list of intents in "Gateway", unless a constant says otherwise.
///
/// Intents gate only the delivery. What a receiver may see (VIEW_CHANNEL and the permissions named below) is
/// decided before.
public enum EventType {
    /// The first dispatch of a session: `v`, own user, guilds (ids only for bots), `session_id`,
    /// `resume_gateway_url`, application. The client now waits for GUILD_CREATE.
    READY,

    /// End of a replay: everything missed came before, with its old `s`. `d` is an object, not null: JDA reads
    /// it before it looks at `t`.
    RESUMED,

    /// A request by opcode was refused for now (today only op 8): `opcode`, `retry_after` in seconds, `meta`.
    /// The client asks again later.
    RATE_LIMITED,

    /// Who may use a command changed.
    APPLICATION_COMMAND_PERMISSIONS_UPDATE,

    /// Only to bots with MANAGE_GUILD.
    AUTO_MODERATION_RULE_CREATE(Set.of(AUTO_MODERATION_CONFIGURATION)),

    /// Only to bots with MANAGE_GUILD.
    AUTO_MODERATION_RULE_UPDATE(Set.of(AUTO_MODERATION_CONFIGURATION)),

    /// Only to bots with MANAGE_GUILD.
    AUTO_MODERATION_RULE_DELETE(Set.of(AUTO_MODERATION_CONFIGURATION)),

    /// A rule acted. The texts inside also need [Intent#MESSAGE_CONTENT].
    AUTO_MODERATION_ACTION_EXECUTION(Set.of(AUTO_MODERATION_EXECUTION)),

    /// A whole channel. Bots never get one for a private channel: they meet it in MESSAGE_CREATE; user sessions do.
    CHANNEL_CREATE(Set.of(GUILDS)),

    /// The whole channel. Not sent when only `last_message_id` moved; gaining VIEW_CHANNEL also comes this way.
    CHANNEL_UPDATE(Set.of(GUILDS)),

    /// The whole channel; the client forgets it with its messages.
    CHANNEL_DELETE(Set.of(GUILDS)),

    /// A pin was set or taken off; not sent when a pinned message is deleted.
    CHANNEL_PINS_UPDATE(Set.of(GUILDS), Set.of(DIRECT_MESSAGES)),

    /// Answer to op 43.
    CHANNEL_INFO,

    /// The text under a voice channel's name.
    VOICE_CHANNEL_STATUS_UPDATE(Set.of(GUILDS)),

    /// When talk began in a voice channel: unix seconds or null.
    VOICE_CHANNEL_START_TIME_UPDATE(Set.of(GUILDS)),

    /// A thread began (`newly_created`) or the session was added to a private one (with `member`).
    THREAD_CREATE(Set.of(GUILDS)),

    /// The whole thread; archiving comes this way.
    THREAD_UPDATE(Set.of(GUILDS)),

    /// Only `id`, `guild_id`, `parent_id`, `type`.
    THREAD_DELETE(Set.of(GUILDS)),

    /// Active threads of channels that the session has just begun to see.
    THREAD_LIST_SYNC(Set.of(GUILDS)),

    /// The session's own thread member.
    THREAD_MEMBER_UPDATE(Set.of(GUILDS)),

    /// Who joined or left a thread. With [Intent#GUILDS] alone only for the session's own user.
    THREAD_MEMBERS_UPDATE(Set.of(GUILDS, GUILD_MEMBERS)),

    /// Only to shard 0.
    ENTITLEMENT_CREATE,

    /// Only to shard 0.
    ENTITLEMENT_UPDATE,

    /// Only to shard 0.
    ENTITLEMENT_DELETE,

    /// Only to shard 0.
    SUBSCRIPTION_CREATE,

    /// Only to shard 0.
    SUBSCRIPTION_UPDATE,

    /// Only to shard 0.
    SUBSCRIPTION_DELETE,

    /// A guild with its channels, roles, members, threads, voice states. Three causes: after READY, back from
    /// an outage, joined. discord.js is ready when all guilds of READY came.
    GUILD_CREATE(Set.of(GUILDS)),

    /// The guild object without what GUILD_CREATE adds.
    GUILD_UPDATE(Set.of(GUILDS)),

    /// `unavailable: true`: an outage, the client keeps the guild. Without that field: left, kicked or deleted.
    GUILD_DELETE(Set.of(GUILDS)),

    /// Only to those with VIEW_AUDIT_LOG.
    GUILD_AUDIT_LOG_ENTRY_CREATE(Set.of(GUILD_MODERATION)),

    /// Only to those with BAN_MEMBERS or VIEW_AUDIT_LOG.
    GUILD_BAN_ADD(Set.of(GUILD_MODERATION)),

    /// Only to those with BAN_MEMBERS or VIEW_AUDIT_LOG.
    GUILD_BAN_REMOVE(Set.of(GUILD_MODERATION)),

    /// The whole new list; the client replaces its own.
    GUILD_EMOJIS_UPDATE(Set.of(GUILD_EXPRESSIONS)),

    /// The whole new list; the client replaces its own.
    GUILD_STICKERS_UPDATE(Set.of(GUILD_EXPRESSIONS)),

    /// Only `guild_id`; the client fetches.
    GUILD_INTEGRATIONS_UPDATE(Set.of(GUILD_INTEGRATIONS)),

    /// The integration without its user.
    INTEGRATION_CREATE(Set.of(GUILD_INTEGRATIONS)),

    /// The integration without its user.
    INTEGRATION_UPDATE(Set.of(GUILD_INTEGRATIONS)),

    /// Only ids.
    INTEGRATION_DELETE(Set.of(GUILD_INTEGRATIONS)),

    /// Somebody joined; may repeat for a member that is known.
    GUILD_MEMBER_ADD(Set.of(GUILD_MEMBERS)),

    /// A member or its user changed. The own member needs no intent: the sender lets it through.
    GUILD_MEMBER_UPDATE(Set.of(GUILD_MEMBERS)),

    /// Left, kicked or banned.
    GUILD_MEMBER_REMOVE(Set.of(GUILD_MEMBERS)),

    /// Answer to op 8: at most 1,000 members each; an empty result is one chunk too.
    GUILD_MEMBERS_CHUNK,

    /// A role was made.
    GUILD_ROLE_CREATE(Set.of(GUILDS)),

    /// A role changed; moving one role may move several, one event each.
    GUILD_ROLE_UPDATE(Set.of(GUILDS)),

    /// The client takes the role off its members: they are not sent again.
    GUILD_ROLE_DELETE(Set.of(GUILDS)),

    /// A scheduled event was made.
    GUILD_SCHEDULED_EVENT_CREATE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// A scheduled event changed, began or ended.
    GUILD_SCHEDULED_EVENT_UPDATE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// A scheduled event was deleted.
    GUILD_SCHEDULED_EVENT_DELETE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// Somebody is interested in a scheduled event.
    GUILD_SCHEDULED_EVENT_USER_ADD(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// Somebody is no longer interested.
    GUILD_SCHEDULED_EVENT_USER_REMOVE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// One date of a recurring event is moved or called off.
    GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// Such an exception changed.
    GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// Such an exception was taken back.
    GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// All exceptions of an event were taken back.
    GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE(Set.of(GUILD_SCHEDULED_EVENTS)),

    /// A sound was made.
    GUILD_SOUNDBOARD_SOUND_CREATE(Set.of(GUILD_EXPRESSIONS)),

    /// A sound changed.
    GUILD_SOUNDBOARD_SOUND_UPDATE(Set.of(GUILD_EXPRESSIONS)),

    /// Only `sound_id` and `guild_id`.
    GUILD_SOUNDBOARD_SOUND_DELETE(Set.of(GUILD_EXPRESSIONS)),

    /// Several sounds changed at once.
    GUILD_SOUNDBOARD_SOUNDS_UPDATE(Set.of(GUILD_EXPRESSIONS)),

    /// Answer to op 31.
    SOUNDBOARD_SOUNDS,

    /// To one session of the bot only; it answers by REST within 3 s.
    INTERACTION_CREATE,

    /// Only to those with MANAGE_CHANNELS in that channel.
    INVITE_CREATE(Set.of(GUILD_INVITES)),

    /// Only to those with MANAGE_CHANNELS in that channel.
    INVITE_DELETE(Set.of(GUILD_INVITES)),

    /// A message with `guild_id` and a `member` that holds no user. Ephemeral ones have neither and ride
    /// [Intent#DIRECT_MESSAGES].
    MESSAGE_CREATE(Set.of(GUILD_MESSAGES), Set.of(DIRECT_MESSAGES)),

    /// The whole message again; embeds that resolve after the send arrive here.
    MESSAGE_UPDATE(Set.of(GUILD_MESSAGES), Set.of(DIRECT_MESSAGES)),

    /// Only ids.
    MESSAGE_DELETE(Set.of(GUILD_MESSAGES), Set.of(DIRECT_MESSAGES)),

    /// `ids`, one event for the whole call; the messages get no event of their own.
    MESSAGE_DELETE_BULK(Set.of(GUILD_MESSAGES)),

    /// The `member` here holds its user.
    MESSAGE_REACTION_ADD(Set.of(GUILD_MESSAGE_REACTIONS), Set.of(DIRECT_MESSAGE_REACTIONS)),

    /// Like the addition, without `member`.
    MESSAGE_REACTION_REMOVE(Set.of(GUILD_MESSAGE_REACTIONS), Set.of(DIRECT_MESSAGE_REACTIONS)),

    /// The client drops every reaction of the message.
    MESSAGE_REACTION_REMOVE_ALL(Set.of(GUILD_MESSAGE_REACTIONS), Set.of(DIRECT_MESSAGE_REACTIONS)),

    /// The client drops every reaction with that emoji.
    MESSAGE_REACTION_REMOVE_EMOJI(Set.of(GUILD_MESSAGE_REACTIONS), Set.of(DIRECT_MESSAGE_REACTIONS)),

    /// One event for each answer.
    MESSAGE_POLL_VOTE_ADD(Set.of(GUILD_MESSAGE_POLLS), Set.of(DIRECT_MESSAGE_POLLS)),

    /// One event for each answer.
    MESSAGE_POLL_VOTE_REMOVE(Set.of(GUILD_MESSAGE_POLLS), Set.of(DIRECT_MESSAGE_POLLS)),

    /// Status and activities; "invisible" is sent as "offline". User sessions get friends' presence without
    /// `guild_id`.
    PRESENCE_UPDATE(Set.of(GUILD_PRESENCES)),

    /// `timestamp` is unix seconds; the client shows it for 10 s.
    TYPING_START(Set.of(GUILD_MESSAGE_TYPING), Set.of(DIRECT_MESSAGE_TYPING)),

    /// The own user object.
    USER_UPDATE,

    /// A stage opened.
    STAGE_INSTANCE_CREATE(Set.of(GUILDS)),

    /// A stage's topic changed.
    STAGE_INSTANCE_UPDATE(Set.of(GUILDS)),

    /// A stage closed.
    STAGE_INSTANCE_DELETE(Set.of(GUILDS)),

    /// An emoji effect or a sound in voice.
    VOICE_CHANNEL_EFFECT_SEND(Set.of(GUILD_VOICE_STATES)),

    /// A voice state with member and `session_id`; `channel_id` null means left. The first of two events before
    /// a client connects to voice.
    VOICE_STATE_UPDATE(Set.of(GUILD_VOICE_STATES), Set.of(CALLS)),

    /// Token and endpoint for voice; `endpoint` null means wait for the next one.
    VOICE_SERVER_UPDATE,

    /// Only `guild_id` and `channel_id`; the client fetches.
    WEBHOOKS_UPDATE(Set.of(GUILD_WEBHOOKS)),

    /// Second half of a user's READY: voice states, merged members and presences. Source: community docs.
    READY_SUPPLEMENTAL,

    /// One guild ahead of a user's READY. Source: community docs.
    INITIAL_GUILD,

    /// Operations on the member list a user session subscribed to. Source: community docs.
    GUILD_MEMBER_LIST_UPDATE,

    /// Members of a subscribed thread. Source: community docs.
    THREAD_MEMBER_LIST_UPDATE,

    /// The user read up to this message in another session. Source: community docs.
    MESSAGE_ACK,

    /// The user saw the pins in another session. Source: community docs.
    CHANNEL_PINS_ACK,

    /// A read state of a guild, not of a channel. Source: community docs.
    GUILD_FEATURE_ACK,

    /// A read state of the user, not of a channel. Source: community docs.
    USER_NON_CHANNEL_ACK,

    /// Newest message ids of unsubscribed channels. Source: community docs.
    CHANNEL_UNREAD_UPDATE,

    /// What changed in a guild the session is not subscribed to, older form. Source: community docs.
    PASSIVE_UPDATE_V1,

    /// What changed in a guild the session is not subscribed to. Source: community docs.
    PASSIVE_UPDATE_V2,

    /// Somebody joined a group. Source: community docs.
    CHANNEL_RECIPIENT_ADD,

    /// Somebody left a group. Source: community docs.
    CHANNEL_RECIPIENT_REMOVE,

    /// Only the newest message and pin of a channel. Source: community docs.
    CHANNEL_UPDATE_PARTIAL,

    /// A friend, block or request. Source: community docs.
    RELATIONSHIP_ADD(Set.of(), Set.of(USER_RELATIONSHIPS)),

    /// A friend's nickname changed. Source: community docs.
    RELATIONSHIP_UPDATE(Set.of(), Set.of(USER_RELATIONSHIPS)),

    /// A friend, block or request is gone. Source: community docs.
    RELATIONSHIP_REMOVE(Set.of(), Set.of(USER_RELATIONSHIPS)),

    /// Notification settings of one guild, the whole object. Source: community docs.
    USER_GUILD_SETTINGS_UPDATE,

    /// Settings of the user as protobuf in base64. Source: community docs.
    USER_SETTINGS_PROTO_UPDATE,

    /// Settings of the user as JSON, the older form. Source: community docs.
    USER_SETTINGS_UPDATE,

    /// Flags for notifications. Source: community docs.
    NOTIFICATION_SETTINGS_UPDATE,

    /// All sessions of the user; the client replaces its list. Source: community docs.
    SESSIONS_REPLACE,

    /// Hash of the login this session belongs to. Source: community docs.
    AUTH_SESSION_CHANGE,

    /// The user's private note about somebody. Source: community docs.
    USER_NOTE_UPDATE,

    /// The account must do something first, or null. Source: community docs.
    USER_REQUIRED_ACTION_UPDATE,

    /// A linked account changed; the client fetches. Source: community docs.
    USER_CONNECTIONS_UPDATE,

    /// A call rings. Source: community docs.
    CALL_CREATE(Set.of(), Set.of(CALLS)),

    /// Who still rings. Source: community docs.
    CALL_UPDATE(Set.of(), Set.of(CALLS)),

    /// The call ended. Source: community docs.
    CALL_DELETE(Set.of(), Set.of(CALLS)),

    /// A screen share this session makes or watches. Source: community docs.
    STREAM_CREATE,

    /// Where to connect for a screen share. Source: community docs.
    STREAM_SERVER_UPDATE,

    /// Viewers or pause of a screen share. Source: community docs.
    STREAM_UPDATE,

    /// A screen share ended, with the reason. Source: community docs.
    STREAM_DELETE,

    /// The bot answered the interaction with this nonce. Source: community docs.
    INTERACTION_SUCCESS,

    /// The bot did not answer the interaction with this nonce. Source: community docs.
    INTERACTION_FAILURE,

    /// The bot answered with a form to fill in. Source: community docs.
    INTERACTION_MODAL_CREATE,

    /// Choices for the option the user is typing. Source: community docs.
    APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE,

    /// Commands of a guild changed; the client fetches. Source: community docs.
    GUILD_APPLICATION_COMMAND_INDEX_UPDATE,

    /// Several reactions in one event, for sessions that asked for it. Source: community docs.
    MESSAGE_REACTION_ADD_MANY,

    /// A mention was taken off the list. Source: community docs.
    RECENT_MENTION_DELETE,

    /// An OAuth2 token of this application was revoked. Source: community docs.
    OAUTH2_TOKEN_REVOKE;

    private final long guildMask;
    private final long directMask;

    EventType() {
        this(Set.of());
    }

    EventType(Set<Intent> guildIntents) {
        this(guildIntents, Set.of());
    }

    EventType(Set<Intent> guildIntents, Set<Intent> directIntents) {
        this.guildMask = maskOf(guildIntents);
        this.directMask = maskOf(directIntents);
    }

    /// Any one of these lets the event through when it happened in a guild; empty: always delivered.
    public Set<Intent> guildIntents() {
        return Intent.of(guildMask);
    }

    /// Any one of these lets the event through when it happened outside guilds; empty: always delivered.
    public Set<Intent> directIntents() {
        return Intent.of(directMask);
    }

    /// Some intent decides about this event.
    public boolean gated() {
        return (guildMask | directMask) != 0;
    }

    /// A session that identified with these intent bits gets this event of a guild.
    public boolean passesInGuild(long intents) {
        return guildMask == 0 || (guildMask & intents) != 0;
    }

    /// A session that identified with these intent bits gets this event from outside guilds.
    public boolean passesDirect(long intents) {
        return directMask == 0 || (directMask & intents) != 0;
    }

    private static long maskOf(Set<Intent> intents) {
        long bits = 0;
        for (Intent intent : intents) {
            bits |= intent.mask();
        }
        return bits;
    }
}
