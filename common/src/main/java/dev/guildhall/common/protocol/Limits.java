package dev.guildhall.common.protocol;

import java.time.Duration;

/// Bounds of the public protocol that requests are checked against. A number that two checks use is one
/// constant here.
///
/// Lengths are in characters, counted as Unicode code points, and both ends are allowed.
public final class Limits {
    // Messages. Source: docs, "Message", create message, unless said otherwise.

    /// Characters (code points) of `content`.
    public static final int CONTENT_MAX = 2000;

    /// Characters of a nonce; it may be a number too, and goes back with the type it came in.
    public static final int NONCE_LENGTH_MAX = 25;

    /// Embeds in a message.
    public static final int EMBEDS_PER_MESSAGE_MAX = 10;

    /// Sum of all texts of all embeds of a message. Source: docs, "Message", embed limits.
    public static final int EMBED_TEXT_MAX = 6000;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_TITLE_MAX = 256;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_DESCRIPTION_MAX = 4096;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_FIELDS_MAX = 25;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_FIELD_NAME_MAX = 256;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_FIELD_VALUE_MAX = 1024;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_FOOTER_MAX = 2048;

    /// Source: docs, "Message", embed limits.
    public static final int EMBED_AUTHOR_MAX = 256;

    /// Characters of an address in an embed. Source: answers of Discord in public bug reports.
    public static final int URL_MAX = 2048;

    /// Colours of roles and embeds: 24 bits of RGB. Source: docs, "Message", embed object.
    public static final int COLOR_MAX = 0xFFFFFF;

    /// Files in a message.
    public static final int ATTACHMENTS_PER_MESSAGE_MAX = 10;

    /// Characters of a file's alternative text. Source: docs, "Message", attachment object.
    public static final int ALT_TEXT_MAX = 1024;

    /// Bytes of one file without boosts. Source: docs, "Reference", uploading files.
    public static final int FILE_BYTES_MAX = 10 * 1024 * 1024;

    /// Bytes of a request with its files. Source: docs, "Message", create message.
    public static final int REQUEST_BYTES_MAX = 25 * 1024 * 1024;

    /// Stickers in a message.
    public static final int STICKERS_PER_MESSAGE_MAX = 3;

    /// Ids in `allowed_mentions.users` and `.roles`. Source: docs, "Message", allowed mentions object.
    public static final int ALLOWED_MENTIONS_IDS_MAX = 100;

    /// Largest `limit` of the message list. Source: docs, "Message", get channel messages.
    public static final int MESSAGES_PAGE_MAX = 100;

    /// `limit` of the message list when absent. Source: docs, "Message", get channel messages.
    public static final int MESSAGES_PAGE_DEFAULT = 50;

    /// Largest `limit` of recent mentions. Source: community docs, "Get Recent Mentions".
    public static final int RECENT_MENTIONS_PAGE_MAX = 100;

    /// `limit` of recent mentions when absent. Source: community docs, "Get Recent Mentions".
    public static final int RECENT_MENTIONS_PAGE_DEFAULT = 25;

    /// Fewest messages of one bulk delete. Source: docs, "Message", bulk delete messages.
    public static final int BULK_DELETE_MIN = 2;

    /// Most messages of one bulk delete. Source: docs, "Message", bulk delete messages.
    public static final int BULK_DELETE_MAX = 100;

    /// An older message fails the whole bulk delete. Source: docs, "Message", bulk delete messages.
    public static final Duration BULK_DELETE_AGE_MAX = Duration.ofDays(14);

    /// Different emojis on a message. Source: docs, error 30010.
    public static final int REACTIONS_PER_MESSAGE_MAX = 20;

    /// Largest `limit` of who reacted. Source: docs, "Message", get reactions.
    public static final int REACTION_USERS_PAGE_MAX = 100;

    /// `limit` of who reacted when absent. Source: docs, "Message", get reactions.
    public static final int REACTION_USERS_PAGE_DEFAULT = 25;

    /// Source: docs, error 30003; 50 until 2025.
    public static final int PINS_PER_CHANNEL_MAX = 250;

    /// Largest, and default, `limit` of the pin list; all that the older list answers. Source: docs, "Message", get
    /// channel pins.
    public static final int PINS_PAGE_MAX = 50;

    /// How long clients show a typing indicator. Source: docs, "Channel", trigger typing indicator.
    public static final Duration TYPING_SHOWN = Duration.ofSeconds(10);

    // Channels. Source: docs, "Channel" and "Guild", create guild channel, unless said otherwise.

    /// Characters of a channel's name.
    public static final int CHANNEL_NAME_MIN = 1;

    /// Characters of a channel's name.
    public static final int CHANNEL_NAME_MAX = 100;

    /// Characters of a channel's topic.
    public static final int TOPIC_MAX = 1024;

    /// Characters of a forum's guidelines.
    public static final int FORUM_TOPIC_MAX = 4096;

    /// Tags of a forum. Source: channel resource, "Modify Channel".
    public static final int FORUM_TAGS_MAX = 20;

    /// Characters in a forum tag's name. Source: channel resource, "Forum Tag Object".
    public static final int FORUM_TAG_NAME_MAX = 20;

    /// Six hours.
    public static final int SLOWMODE_SECONDS_MAX = 21600;

    /// People in a voice channel.
    public static final int USER_LIMIT_MAX = 99;

    /// Users in a stage channel. Source: channel resource, "Modify Channel".
    public static final int STAGE_USER_LIMIT_MAX = 10_000;

    /// Bits per second of a voice channel.
    public static final int BITRATE_MIN = 8000;

    /// Bits per second of a voice channel.
    public static final int BITRATE_DEFAULT = 64000;

    /// Bits per second of a voice channel without boosts.
    public static final int BITRATE_MAX = 96000;

    /// Source: docs, error 30013.
    public static final int CHANNELS_PER_GUILD_MAX = 500;

    /// Source: docs, "Channel", channel types.
    public static final int CHANNELS_PER_CATEGORY_MAX = 50;

    /// Source: docs, error 30060.
    public static final int OVERWRITES_PER_CHANNEL_MAX = 1000;

    /// People in a group. Source: docs, error 30004.
    public static final int GROUP_RECIPIENTS_MAX = 10;

    /// Groups that a user may be in and still open another. Source: docs, error 30011.
    public static final int GROUPS_PER_USER_MAX = 10;

    /// Source: docs, error 30007.
    public static final int WEBHOOKS_PER_CHANNEL_MAX = 15;

    /// Source: docs, error 30058.
    public static final int WEBHOOKS_PER_GUILD_MAX = 1000;

    /// Characters of a webhook's name. Source: docs, "Webhook", create webhook.
    public static final int WEBHOOK_NAME_MAX = 80;

    // Guilds, members, roles. Source: docs, "Guild", unless said otherwise.

    /// Characters of a guild's name, trimmed.
    public static final int GUILD_NAME_MIN = 2;

    /// Characters of a guild's name, trimmed.
    public static final int GUILD_NAME_MAX = 100;

    /// Source: docs, error 30001. Bots have no bound.
    public static final int GUILDS_PER_USER_MAX = 100;

    /// Largest, and default, `limit` of the own guild list. Source: docs, "User", get current user guilds.
    public static final int GUILDS_PAGE_MAX = 200;

    /// Roles of a guild with @everyone. Source: docs, error 30005.
    public static final int ROLES_PER_GUILD_MAX = 250;

    /// Characters of a role's name.
    public static final int ROLE_NAME_MAX = 100;

    /// Characters of a nickname. Source: docs, "User", usernames and nicknames.
    public static final int NICK_MAX = 32;

    /// Characters of a username. Source: docs, "User", usernames and nicknames.
    public static final int USERNAME_MIN = 2;

    /// Characters of a username. Source: docs, "User", usernames and nicknames.
    public static final int USERNAME_MAX = 32;

    /// Largest `limit` of the member list and of member search.
    public static final int MEMBERS_PAGE_MAX = 1000;

    /// `limit` of the member list and of member search when absent.
    public static final int MEMBERS_PAGE_DEFAULT = 1;

    /// Characters of what members are searched by. Source: docs, "Guild", search guild members.
    public static final int MEMBER_SEARCH_LENGTH_MAX = 100;

    /// Largest, and default, `limit` of the ban list.
    public static final int BANS_PAGE_MAX = 1000;

    /// Users of one bulk ban.
    public static final int BULK_BAN_MAX = 200;

    /// Seven days of messages that a ban may delete.
    public static final int BAN_DELETE_SECONDS_MAX = 604800;

    /// Entries of one page of an audit log.
    public static final int AUDIT_PAGE_MAX = 100;

    /// As many where the request names none.
    public static final int AUDIT_PAGE_DEFAULT = 50;

    /// How long an entry of an audit log is kept. Source: docs, "Audit Log".
    public static final Duration AUDIT_KEPT = Duration.ofDays(45);

    /// Most days without a sign of life that a prune may ask for.
    public static final int PRUNE_DAYS_MAX = 30;

    /// Members that one step of a prune takes out: each is an event, and a guild's step must stay short. Ours.
    public static final int PRUNE_STEP_MAX = 200;

    /// `days` of a prune when absent.
    public static final int PRUNE_DAYS_DEFAULT = 7;

    /// Still, and again as many animated, without boosts. Source: Discord's help centre.
    public static final int EMOJIS_PER_GUILD_MAX = 50;

    /// Bytes of an emoji's image. Source: docs, "Emoji", emoji formats.
    public static final int EMOJI_BYTES_MAX = 256 * 1024;

    /// Characters of an emoji's name. Source: Discord's help centre.
    public static final int EMOJI_NAME_MIN = 2;

    /// Characters of an emoji's name. Source: Discord's help centre.
    public static final int EMOJI_NAME_MAX = 32;

    /// Without boosts. Source: Discord's help centre.
    public static final int STICKERS_PER_GUILD_MAX = 5;

    /// Bytes of a sticker's file. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_BYTES_MAX = 512 * 1024;

    /// Pixels of a sticker, each way. Source: Discord's help centre.
    public static final int STICKER_SIDE_MAX = 320;

    /// Characters of a sticker's name. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_NAME_MIN = 2;

    /// Characters of a sticker's name. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_NAME_MAX = 30;

    /// Characters of a sticker's description, unless it is empty. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_DESCRIPTION_MIN = 2;

    /// Characters of a sticker's description. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_DESCRIPTION_MAX = 100;

    /// Characters of a sticker's tags together. Source: docs, "Sticker", create guild sticker.
    public static final int STICKER_TAGS_MAX = 200;

    /// Characters of a guild's vanity code. Source: Discord's help centre.
    public static final int VANITY_CODE_MIN = 2;

    /// Characters of a guild's vanity code. Source: Discord's help centre.
    public static final int VANITY_CODE_MAX = 25;

    /// Characters of `X-Audit-Log-Reason`, after URL decoding. Source: docs, "Audit Log".
    public static final int REASON_MAX = 512;

    /// How far `communication_disabled_until` may lie ahead. Source: docs, "Guild", modify guild member.
    public static final Duration TIMEOUT_MAX = Duration.ofDays(28);

    // Invites. Source: docs, "Channel", create channel invite, unless said otherwise.

    /// Seven days; 0 means never.
    public static final int INVITE_AGE_SECONDS_MAX = 604800;

    /// One day.
    public static final int INVITE_AGE_SECONDS_DEFAULT = 86400;

    /// 0 means without bound.
    public static final int INVITE_USES_MAX = 100;

    /// Source: docs, error 30016.
    public static final int INVITES_PER_GUILD_MAX = 1000;

    // Gateway. Source: docs, "Gateway", unless said otherwise.

    /// Bytes of a frame from a client, else [CloseCode#DECODE_ERROR]. Docs say 4096; community docs and
    /// first-party clients 15 KiB, and guild subscriptions use it: we take the larger.
    public static final int GATEWAY_FRAME_BYTES_MAX = 15 * 1024;

    /// Frames from a client in one window, heartbeats counted, else [CloseCode#RATE_LIMITED].
    public static final int GATEWAY_FRAMES_PER_WINDOW = 120;

    /// Window of [#GATEWAY_FRAMES_PER_WINDOW].
    public static final Duration GATEWAY_FRAME_WINDOW = Duration.ofSeconds(60);

    /// `heartbeat_interval` that public servers of Discord send.
    public static final int HEARTBEAT_INTERVAL_MS_DEFAULT = 41250;

    /// Own presence changes in [#PRESENCE_UPDATE_WINDOW].
    public static final int PRESENCE_UPDATES_PER_WINDOW = 5;

    /// Window of [#PRESENCE_UPDATES_PER_WINDOW].
    public static final Duration PRESENCE_UPDATE_WINDOW = Duration.ofSeconds(20);

    /// `large_threshold` of IDENTIFY. Source: docs, "Gateway Events", identify.
    public static final int LARGE_THRESHOLD_MIN = 50;

    /// `large_threshold` of IDENTIFY. Source: docs, "Gateway Events", identify.
    public static final int LARGE_THRESHOLD_MAX = 250;

    /// `large_threshold` when absent. Source: docs, "Gateway Events", identify.
    public static final int LARGE_THRESHOLD_DEFAULT = 50;

    /// Members of a guild beyond which GUILD_CREATE names the own one and who is in voice, whatever the intents.
    /// Source: docs, "Gateway Events", guild create.
    public static final int GUILD_CREATE_LISTED_MEMBERS_MAX = 75000;

    /// Identifies of one bot in [#IDENTIFY_WINDOW]; in GET /gateway/bot as `max_concurrency`.
    public static final int MAX_CONCURRENCY_DEFAULT = 1;

    /// Window of [#MAX_CONCURRENCY_DEFAULT].
    public static final Duration IDENTIFY_WINDOW = Duration.ofSeconds(5);

    /// Identifies of one bot in 24 h; resumes are free.
    public static final int IDENTIFIES_PER_DAY = 1000;

    /// What a guild object states as its bound. Source: docs, "Guild", example object.
    public static final int GUILD_MEMBERS_MAX = 250000;

    /// Camera users of a voice channel, as a guild object states it. Source: docs, "Guild", example object.
    public static final int VIDEO_CHANNEL_USERS_MAX = 25;

    /// The same for a stage. Source: docs, "Guild", example object.
    public static final int STAGE_VIDEO_CHANNEL_USERS_MAX = 50;

    /// More on one session is [CloseCode#SHARDING_REQUIRED].
    public static final int GUILDS_PER_SHARD_MAX = 2500;

    /// Gateway sessions of a user account. Source: community docs.
    public static final int SESSIONS_PER_USER_MAX = 50;

    /// Members of one GUILD_MEMBERS_CHUNK. Source: docs, "Gateway Events", request guild members.
    public static final int MEMBERS_PER_CHUNK_MAX = 1000;

    /// Users of one op 8, by `user_ids` or by a query. Source: docs, "Gateway Events", request guild members.
    public static final int MEMBER_QUERY_MAX = 100;

    /// A longer nonce of op 8 is ignored. Source: docs, "Gateway Events", request guild members.
    public static final int MEMBER_NONCE_BYTES_MAX = 32;

    /// One request for all members of a guild in this time, else RATE_LIMITED. Source: docs, "Gateway Events",
    /// rate limited.
    public static final Duration ALL_MEMBERS_WINDOW = Duration.ofSeconds(30);

    /// Rows of one range of a member list. Source: community docs, guild subscriptions.
    public static final int MEMBER_LIST_BLOCK_ROWS = 100;

    /// Ranges that a session may look at in one channel's list; more are ignored. Clients show three. Source:
    /// community docs; the two more are our own.
    public static final int MEMBER_LIST_RANGES_MAX = 5;

    /// Channels whose lists a session may look at in one guild; more are ignored. First-party clients name five
    /// at most; our own bound.
    public static final int MEMBER_LIST_CHANNELS_MAX = 10;

    /// Members whose presence a session may ask for in one guild; more are ignored. A frame holds fewer.
    public static final int SUBSCRIBED_MEMBERS_MAX = 750;

    /// In larger guilds member lists leave out who is offline. Source: community docs.
    public static final int OFFLINE_LISTED_MEMBERS_MAX = 1000;

    // What is a person's own.

    /// Friends and requests of a user, in both directions. See [ApiError#MAX_FRIENDS].
    public static final int FRIENDS_MAX = 1000;

    /// Users whom a user has blocked. Our own bound: none is published.
    public static final int BLOCKED_MAX = 5000;

    /// Notes of a user about others. Source: community docs, "User Notes".
    public static final int NOTES_MAX = 500;

    /// Characters of a note. Source: community docs, "User Notes".
    public static final int NOTE_LENGTH_MAX = 256;

    /// Characters of a friend's nickname. Source: community docs, "Relationships".
    public static final int FRIEND_NICKNAME_MAX = 32;

    /// Bytes of one settings message. Our own bound: clients' are some kilobytes.
    public static final int SETTINGS_PROTO_BYTES_MAX = 262144;

    /// Channels that a user has settings of, in one guild. Our own bound: more than a guild has.
    public static final int GUILD_SETTINGS_CHANNELS_MAX = 1000;

    /// Guilds in one bulk change of settings. Our own bound.
    public static final int GUILD_SETTINGS_BULK_MAX = 200;

    /// Read states of one bulk acknowledgement. Source: community docs, "Read State".
    public static final int READ_STATES_BULK_MAX = 100;

    /// Characters of a user's bio. Source: community docs, "Users".
    public static final int BIO_MAX = 190;

    /// Characters of a user's pronouns. Source: community docs, "Users".
    public static final int PRONOUNS_MAX = 40;

    // Rate limits. Source: docs, "Rate Limits".

    /// Requests of one user or bot, or of one address without authentication, over all routes.
    public static final int REQUESTS_PER_SECOND_MAX = 50;

    /// Answers with 401, 403 or 429 (scope shared not counted) in [#INVALID_REQUEST_WINDOW] from one address.
    public static final int INVALID_REQUESTS_MAX = 10_000;

    /// Window of [#INVALID_REQUESTS_MAX].
    public static final Duration INVALID_REQUEST_WINDOW = Duration.ofMinutes(10);

    private Limits() {}
}
