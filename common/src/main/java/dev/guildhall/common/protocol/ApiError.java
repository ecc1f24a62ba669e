package dev.guildhall.common.protocol;

import java.util.Optional;

/// Error answers of the REST API: `code` and `message` of the body and the HTTP status beside it. Codes from
/// docs, "Opcodes and Status Codes", JSON error codes; their messages in the words that answers carry. The docs
/// name no HTTP status for most codes: those are practice.
///
/// Libraries branch on the number alone, never on the message. Codes that share the number 0 differ by their
/// status.
public enum ApiError {
    /// No such route. The client does not try again.
    NOT_FOUND(0, 404, "404: Not Found"),

    /// No token, or one that is wrong or revoked. discord.js drops its token.
    UNAUTHORIZED(0, 401, "401: Unauthorized"),

    /// The route exists, not with this method.
    METHOD_NOT_ALLOWED(0, 405, "405: Method Not Allowed"),

    /// The client waits `retry_after` seconds. The body of this one names no code. Source: docs, "Rate Limits".
    RATE_LIMITED(0, 429, "You are being rate limited."),

    /// A bug of ours; discord.js tries again up to 3 times.
    INTERNAL_SERVER_ERROR(0, 500, "500: Internal Server Error"),

    /// No such account.
    UNKNOWN_ACCOUNT(10001, 404, "Unknown Account"),

    /// No such application, or not the caller's.
    UNKNOWN_APPLICATION(10002, 404, "Unknown Application"),

    /// No such channel; libraries drop it from their caches.
    UNKNOWN_CHANNEL(10003, 404, "Unknown Channel"),

    /// No such guild, or the caller is not in it.
    UNKNOWN_GUILD(10004, 404, "Unknown Guild"),

    /// No such integration in this guild.
    UNKNOWN_INTEGRATION(10005, 404, "Unknown Integration"),

    /// No such invite: never made, expired, used up or deleted.
    UNKNOWN_INVITE(10006, 404, "Unknown Invite"),

    /// The user is not in this guild.
    UNKNOWN_MEMBER(10007, 404, "Unknown Member"),

    /// No such message in this channel; libraries take a deletion as done.
    UNKNOWN_MESSAGE(10008, 404, "Unknown Message"),

    /// The channel has no overwrite for this role or member.
    UNKNOWN_OVERWRITE(10009, 404, "Unknown Permission Overwrite"),

    /// No such role in this guild.
    UNKNOWN_ROLE(10011, 404, "Unknown Role"),

    /// No such token.
    UNKNOWN_TOKEN(10012, 404, "Unknown Token"),

    /// No such user.
    UNKNOWN_USER(10013, 404, "Unknown User"),

    /// No such custom emoji, or a reaction with something that is no emoji.
    UNKNOWN_EMOJI(10014, 404, "Unknown Emoji"),

    /// No such webhook; libraries stop using its token.
    UNKNOWN_WEBHOOK(10015, 404, "Unknown Webhook"),

    /// No such login session.
    UNKNOWN_SESSION(10020, 404, "Unknown Session"),

    /// The user is not banned here.
    UNKNOWN_BAN(10026, 404, "Unknown Ban"),

    /// No such sticker, or not one of this guild.
    UNKNOWN_STICKER(10060, 404, "Unknown sticker"),

    /// The interaction's token has expired or it was answered too late.
    UNKNOWN_INTERACTION(10062, 404, "Unknown interaction"),

    /// No such command.
    UNKNOWN_APPLICATION_COMMAND(10063, 404, "Unknown application command"),

    /// The member is not in voice.
    UNKNOWN_VOICE_STATE(10065, 404, "Unknown Voice State"),

    /// No such tag of a forum.
    UNKNOWN_TAG(10087, 404, "Unknown Tag"),

    /// The route is for user accounts.
    BOTS_NOT_ALLOWED(20001, 403, "Bots cannot use this endpoint"),

    /// The route is for bots.
    ONLY_BOTS_ALLOWED(20002, 403, "Only bots can use this endpoint"),

    /// The application is somebody else's.
    NOT_AUTHORIZED_ON_APPLICATION(20012, 403, "You are not authorized to perform this action on this application"),

    /// The client waits `retry_after` seconds for its next message in this channel.
    SLOWMODE(20016, 429, "This action cannot be performed due to slowmode rate limit"),

    /// Only the owner may do this.
    OWNER_ONLY(20018, 403, "Only the owner of this account can perform this action"),

    /// The client waits `retry_after` seconds; scope shared.
    CHANNEL_WRITE_LIMIT(20028, 429, "The channel you are writing has hit the write rate limit."),

    /// The client waits `retry_after` seconds; scope shared.
    GUILD_WRITE_LIMIT(20029, 429, "The write action you are performing on the server has hit the write rate limit."),

    /// See [Limits#GUILDS_PER_USER_MAX].
    MAX_GUILDS(30001, 400, "Maximum number of guilds reached (100)"),

    /// The caller first removes somebody.
    MAX_FRIENDS(30002, 400, "Maximum number of friends reached (1000)"),

    /// See [Limits#PINS_PER_CHANNEL_MAX].
    MAX_PINS(30003, 400, "Maximum number of pins reached for the channel (250)"),

    /// See [Limits#GROUP_RECIPIENTS_MAX].
    MAX_RECIPIENTS(30004, 400, "Maximum number of recipients reached (10)"),

    /// See [Limits#ROLES_PER_GUILD_MAX].
    MAX_ROLES(30005, 400, "Maximum number of guild roles reached (250)"),

    /// See [Limits#WEBHOOKS_PER_CHANNEL_MAX].
    MAX_WEBHOOKS(30007, 400, "Maximum number of webhooks reached (15)"),

    /// See [Limits#EMOJIS_PER_GUILD_MAX].
    MAX_EMOJIS(30008, 400, "Maximum number of emojis reached (50)"),

    /// See [Limits#REACTIONS_PER_MESSAGE_MAX].
    MAX_REACTIONS(30010, 400, "Maximum number of reactions reached (20)"),

    /// The caller first leaves one.
    MAX_GROUPS(30011, 400, "Maximum number of group DMs reached (10)"),

    /// See [Limits#CHANNELS_PER_GUILD_MAX].
    MAX_CHANNELS(30013, 400, "Maximum number of guild channels reached (500)"),

    /// See [Limits#ATTACHMENTS_PER_MESSAGE_MAX].
    MAX_ATTACHMENTS(30015, 400, "Maximum number of attachments in a message reached (10)"),

    /// See [Limits#INVITES_PER_GUILD_MAX].
    MAX_INVITES(30016, 400, "Maximum number of invites reached (1000)"),

    /// See [Limits#EMOJIS_PER_GUILD_MAX].
    MAX_ANIMATED_EMOJIS(30018, 400, "Maximum number of animated emojis reached (50)"),

    /// Too many bans of users who never were members.
    MAX_BANS_OF_STRANGERS(30035, 400, "Maximum number of bans for non-guild members have been exceeded"),

    /// The client asks again later.
    MAX_BAN_FETCHES(30037, 400, "Maximum number of bans fetches has been reached"),

    /// See [Limits#STICKERS_PER_GUILD_MAX].
    MAX_STICKERS(30039, 400, "Maximum number of stickers reached"),

    /// Tags of one forum.
    MAX_FORUM_TAGS(30048, 400, "Maximum number of tags in a forum channel reached (20)"),

    /// The client waits `retry_after` seconds.
    OLD_MESSAGE_EDIT_LIMIT(
            30046, 429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),

    /// See [Limits#WEBHOOKS_PER_GUILD_MAX].
    MAX_WEBHOOKS_PER_GUILD(30058, 400, "Maximum number of webhooks per guild reached (1000)"),

    /// See [Limits#OVERWRITES_PER_CHANNEL_MAX].
    MAX_OVERWRITES(30060, 400, "Maximum number of channel permission overwrites reached (1000)"),

    /// The caller's kind of token does not open this; also a bad login in some paths.
    VALID_TOKEN_REQUIRED(40001, 401, "Unauthorized"),

    /// The user verifies an e-mail or phone first.
    VERIFY_ACCOUNT(40002, 403, "You need to verify your account in order to perform this action."),

    /// The client waits `retry_after` seconds.
    OPENING_DMS_TOO_FAST(40003, 429, "You are opening direct messages too fast"),

    /// Switched off on the server's side.
    SENDING_DISABLED(40004, 403, "Send messages has been temporarily disabled"),

    /// The body is larger than [Limits#REQUEST_BYTES_MAX].
    ENTITY_TOO_LARGE(40005, 413, "Request entity too large"),

    /// Switched off on the server's side.
    FEATURE_DISABLED(40006, 400, "This feature has been temporarily disabled server-side"),

    /// The user cannot join before the ban is lifted.
    BANNED_FROM_GUILD(40007, 403, "The user is banned from this guild."),

    /// The member is not in voice.
    TARGET_NOT_IN_VOICE(40032, 400, "Target user is not connected to voice."),

    /// Nothing to do.
    ALREADY_CROSSPOSTED(40033, 400, "This message has already been crossposted."),

    /// A forum holds posts, which are threads.
    MESSAGE_IN_FORUM(40058, 400, "Cannot send a message in a forum channel."),

    /// The bot edits its first answer instead.
    INTERACTION_ALREADY_ACKNOWLEDGED(40060, 400, "Interaction has already been acknowledged."),

    /// Two tags of a forum with one name.
    TAG_NAMES_NOT_UNIQUE(40061, 400, "Tag names must be unique."),

    /// The caller cannot see the thing.
    MISSING_ACCESS(50001, 403, "Missing Access"),

    /// Not for this kind of account.
    INVALID_ACCOUNT_TYPE(50002, 403, "Invalid account type"),

    /// The act has no meaning in a private channel.
    NOT_ON_A_DM(50003, 403, "Cannot execute action on a DM channel"),

    /// The guild has its widget off.
    WIDGET_DISABLED(50004, 403, "Widget Disabled"),

    /// Only flags of others' messages may be edited.
    NOT_YOUR_MESSAGE(50005, 403, "Cannot edit a message authored by another user"),

    /// No content, embed, file, sticker or poll.
    EMPTY_MESSAGE(50006, 400, "Cannot send an empty message"),

    /// Blocked, no guild in common, or the receiver is the caller or a bot.
    CANNOT_MESSAGE_USER(50007, 403, "Cannot send messages to this user"),

    /// A category, for example.
    NOT_A_TEXT_CHANNEL(50008, 400, "Cannot send messages in a non-text channel"),

    /// See [VerificationLevel].
    VERIFICATION_LEVEL_TOO_HIGH(50009, 403, "Channel verification level is too high for you to gain access"),

    /// The owner makes its bot first.
    APPLICATION_HAS_NO_BOT(50010, 400, "OAuth2 application does not have a bot"),

    /// The caller deletes an application first.
    MAX_APPLICATIONS(50011, 400, "OAuth2 application limit reached"),

    /// The authorization starts anew.
    INVALID_OAUTH2_STATE(50012, 400, "Invalid OAuth2 state"),

    /// The caller sees the thing, but lacks a permission or stands too low in the hierarchy.
    MISSING_PERMISSIONS(50013, 403, "Missing Permissions"),

    /// The token is not one of ours.
    INVALID_AUTH_TOKEN(50014, 401, "Invalid authentication token provided"),

    /// A note about a user is at most 256 characters.
    NOTE_TOO_LONG(50015, 400, "Note was too long"),

    /// See [Limits#BULK_DELETE_MIN] and [Limits#BULK_DELETE_MAX].
    BULK_DELETE_COUNT(
            50016,
            400,
            "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete"),

    /// See [MfaLevel].
    INVALID_MFA_LEVEL(50017, 400, "Invalid MFA Level"),

    /// The client names the message's own channel.
    PIN_IN_ANOTHER_CHANNEL(50019, 400, "A message can only be pinned to the channel it was sent in"),

    /// The client chooses another vanity code.
    INVITE_CODE_TAKEN(50020, 400, "Invite code was either invalid or taken"),

    /// The message's type cannot be edited or deleted: [MessageType#deletable()].
    SYSTEM_MESSAGE(50021, 403, "Cannot execute action on a system message"),

    /// The act has no meaning in this type of channel.
    WRONG_CHANNEL_TYPE(50024, 400, "Cannot execute action on this channel type"),

    /// The client gets a new one.
    INVALID_OAUTH2_TOKEN(50025, 401, "Invalid OAuth2 access token provided"),

    /// The authorization did not cover this.
    MISSING_OAUTH2_SCOPE(50026, 403, "Missing required OAuth2 scope"),

    /// The webhook exists, the token is another.
    INVALID_WEBHOOK_TOKEN(50027, 401, "Invalid Webhook Token"),

    /// @everyone, a managed role, or no role of this guild.
    INVALID_ROLE(50028, 400, "Invalid Role"),

    /// Some receiver cannot be written to by the caller.
    INVALID_RECIPIENTS(50033, 400, "Invalid Recipient(s)"),

    /// The whole call failed; see [Limits#BULK_DELETE_AGE_MAX].
    TOO_OLD_FOR_BULK_DELETE(50034, 400, "You can only bulk delete messages that are under 14 days old."),

    /// The `errors` tree says which field: see [FormError]. Also for a missing or strange Content-Type.
    INVALID_FORM_BODY(50035, 400, "Invalid Form Body"),

    /// The bot is added first.
    BOT_NOT_IN_INVITED_GUILD(50036, 400, "An invite was accepted to a guild the application's bot is not in"),

    /// See [ApiVersion].
    INVALID_API_VERSION(50041, 400, "Invalid API version provided"),

    /// See [Limits#FILE_BYTES_MAX].
    FILE_TOO_LARGE(50045, 413, "File uploaded exceeds the maximum size"),

    /// The bytes are not what the field wants.
    INVALID_FILE(50046, 400, "Invalid file uploaded"),

    /// The guild does not allow this.
    INVALID_GUILD(50055, 400, "Invalid Guild"),

    /// The act has no meaning for this type of message.
    INVALID_MESSAGE_TYPE(50068, 400, "Invalid message type"),

    /// The client repairs its body.
    INVALID_JSON(50109, 400, "The request body contains invalid JSON."),

    /// The bytes are of a kind that the field does not take.
    INVALID_FILE_TYPE(50123, 400, "Invalid file type uploaded"),

    /// Another member is named.
    OWNER_CANNOT_BE_A_BOT(50132, 400, "Ownership cannot be transferred to a bot user"),

    /// See [Limits#EMOJI_BYTES_MAX].
    ASSET_TOO_LARGE(50138, 400, "Failed to resize asset below the maximum size: 262144"),

    /// The client uploads again.
    UPLOAD_NOT_FOUND(50146, 400, "Uploaded file not found."),

    /// The user verifies an e-mail first.
    ACCOUNT_MUST_BE_VERIFIED(50178, 403, "The user account must first be verified."),

    /// Both join one guild first.
    NO_MUTUAL_GUILD(50278, 403, "Cannot send messages to this user due to having no mutual guilds"),

    /// The sticker is another guild's, and the caller may not bring such ones here.
    MAY_NOT_SEND_STICKER(50600, 403, "You do not have permission to send this sticker"),

    /// The guild wants two factors from its moderators.
    MFA_REQUIRED(60003, 403, "Two factor is required for this operation"),

    // Friends. Source: community docs, "Opcodes and Status Codes".

    /// The other one takes no requests from the caller.
    FRIEND_REQUESTS_DISABLED(80000, 400, "That user is not accepting friend requests"),

    /// The other one has blocked the caller.
    FRIEND_REQUEST_BLOCKED(80001, 400, "Friend request blocked"),

    /// Bots have no friends.
    BOTS_CANNOT_HAVE_FRIENDS(80002, 400, "Bots cannot have friends"),

    /// Nobody is their own friend.
    CANNOT_BEFRIEND_SELF(80003, 400, "Cannot send friend request to self"),

    /// No user has the name.
    NO_USER_WITH_NAME(80004, 400, "No users with DiscordTag exist"),

    /// There is nothing to accept.
    NO_INCOMING_REQUEST(80005, 400, "You do not have an incoming friend request from that user"),

    /// Only friends have nicknames.
    NOT_FRIENDS(80006, 400, "You need to be friends in order to make this change"),

    /// Nothing to do.
    ALREADY_FRIENDS(80007, 400, "You are already friends with that user"),

    /// The message's author has blocked the caller.
    REACTION_BLOCKED(90001, 403, "Reaction was blocked"),

    /// The client asks again after `retry_after` seconds.
    INDEX_NOT_READY(110000, 202, "Index not yet available. Try again later"),

    /// Our store or an owner did not answer in time, or a queue is full. Nothing was done, or a repeat with the
    /// same nonce finds it.
    SERVICE_UNAVAILABLE(130000, 503, "API resource is currently overloaded. Try again a little later"),

    /// The caller lacks READ_MESSAGE_HISTORY.
    CANNOT_REPLY_WITHOUT_HISTORY(160002, 403, "Cannot reply without permission to read message history"),

    /// Only moderators write here.
    THREAD_LOCKED(160005, 400, "Thread is locked"),

    /// The caller cannot read the source.
    CANNOT_FORWARD_UNREADABLE(160014, 403, "You cannot forward a message whose content you cannot read"),

    /// The text is not sent.
    HARMFUL_LINK(240000, 400, "Message blocked by harmful links filter"),

    /// The user cannot join for now.
    JOINING_LIMITED(340015, 403, "Access to joining new servers has been limited for the user"),

    /// Nobody of the list could be banned.
    BULK_BAN_FAILED(500000, 400, "Failed to ban users");

    private final int code;
    private final int httpStatus;
    private final String message;

    ApiError(int code, int httpStatus, String message) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.message = message;
    }

    /// The `code` of the body; 0 is the general one.
    public int code() {
        return code;
    }

    /// The HTTP status of the answer.
    public int httpStatus() {
        return httpStatus;
    }

    /// The `message` of the body.
    public String message() {
        return message;
    }

    /// The constant with that code; empty for 0, which several share.
    public static Optional<ApiError> of(int code) {
        if (code == 0) {
            return Optional.empty();
        }
        for (ApiError candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
