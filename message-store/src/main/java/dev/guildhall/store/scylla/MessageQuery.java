package dev.guildhall.store.scylla;

/// Statements of messages, of what hangs on them, and of private channels.
///
/// Ids are unsigned, and `bigint` is not. All that were made before September 2084 fit its positive half. Later ones
/// are found by their id as ever, and messages also on pages, but for those ten days in which the sign changes: one
/// partition has both halves then and sorts them the wrong way round. In lists by id that are read page by page
/// (mentions of a target, users of a reaction) later ids are not found.
enum MessageQuery implements Query {
    EDGE_PUT("INSERT INTO channel_edges (channel_id, bucket, head) VALUES (?, ?, ?)"),
    /// Null takes it away.
    LAST_PIN_PUT("UPDATE channel_edges SET last_pin = ? WHERE channel_id = ?"),
    LAST_READ("SELECT head, last_pin FROM channel_edges WHERE channel_id = ? LIMIT 1"),
    BUCKETS_DOWN("SELECT bucket FROM channel_edges WHERE channel_id = ? AND bucket <= ? LIMIT ?"),
    BUCKETS_UP("SELECT bucket FROM channel_edges WHERE channel_id = ? AND bucket >= ? ORDER BY bucket ASC LIMIT ?"),

    MESSAGE_PUT("INSERT INTO messages (channel_id, bucket, message_id, row) VALUES (?, ?, ?, ?)"),
    MESSAGE_DELETE("DELETE FROM messages WHERE channel_id = ? AND bucket = ? AND message_id = ?"),
    MESSAGE_READ("SELECT message_id, row FROM messages WHERE channel_id = ? AND bucket = ? AND message_id = ?"),
    /// Of one partition.
    MESSAGES_READ("SELECT message_id, row FROM messages WHERE channel_id = ? AND bucket = ? AND message_id IN ?"),
    MESSAGES_DOWN(
            "SELECT message_id, row FROM messages WHERE channel_id = ? AND bucket = ? AND message_id <= ? LIMIT ?"),
    MESSAGES_UP("SELECT message_id, row FROM messages WHERE channel_id = ? AND bucket = ? AND message_id >= ?"
            + " ORDER BY message_id ASC LIMIT ?"),

    ATTACHMENT_PUT("INSERT INTO attachments (channel_id, attachment_id, row) VALUES (?, ?, ?)"),
    ATTACHMENT_DELETE("DELETE FROM attachments WHERE channel_id = ? AND attachment_id = ?"),
    ATTACHMENT_READ("SELECT row FROM attachments WHERE channel_id = ? AND attachment_id = ?"),

    NONCE_PUT("INSERT INTO nonces (channel_id, author_id, number, nonce, row) VALUES (?, ?, ?, ?, ?) USING TTL ?"),
    NONCE_READ("SELECT row FROM nonces WHERE channel_id = ? AND author_id = ? AND number = ? AND nonce = ?"),

    REACTION_PUT("INSERT INTO reactions (channel_id, message_id, emoji, user_id, id) VALUES (?, ?, ?, ?, ?)"),
    REACTION_DELETE("DELETE FROM reactions WHERE channel_id = ? AND message_id = ? AND emoji = ? AND user_id = ?"),
    REACTIONS_WITH_DELETE("DELETE FROM reactions WHERE channel_id = ? AND message_id = ? AND emoji = ?"),
    REACTIONS_DELETE("DELETE FROM reactions WHERE channel_id = ? AND message_id = ?"),
    REACTION_READ("SELECT id FROM reactions WHERE channel_id = ? AND message_id = ? AND emoji = ? AND user_id = ?"),
    /// Of one partition: at most as many as a message may have emojis.
    REACTIONS_OF_USER(
            "SELECT emoji, id FROM reactions WHERE channel_id = ? AND message_id = ? AND emoji IN ? AND user_id = ?"),
    REACTION_USERS("SELECT user_id FROM reactions WHERE channel_id = ? AND message_id = ? AND emoji = ? AND user_id > ?"
            + " LIMIT ?"),
    COUNTS_PUT("INSERT INTO reaction_counts (channel_id, bucket, message_id, row) VALUES (?, ?, ?, ?)"),
    COUNTS_DELETE("DELETE FROM reaction_counts WHERE channel_id = ? AND bucket = ? AND message_id = ?"),
    COUNTS_READ("SELECT message_id, row FROM reaction_counts WHERE channel_id = ? AND bucket = ? AND message_id IN ?"),

    PIN_PUT("INSERT INTO pins (channel_id, message_id, row) VALUES (?, ?, ?)"),
    PIN_DELETE("DELETE FROM pins WHERE channel_id = ? AND message_id = ?"),
    PINS_READ("SELECT message_id, row FROM pins WHERE channel_id = ?"),

    MENTION_PUT("INSERT INTO mentions (kind, target_id, message_id, row) VALUES (?, ?, ?, ?)"),
    MENTION_DELETE("DELETE FROM mentions WHERE kind = ? AND target_id = ? AND message_id = ?"),
    MENTIONS_READ("SELECT message_id, row FROM mentions WHERE kind = ? AND target_id = ? AND message_id > ?"
            + " AND message_id < ? LIMIT ?"),

    PRIVATE_CHANNEL_PUT("INSERT INTO private_channels (channel_id, row) VALUES (?, ?)"),
    PRIVATE_CHANNEL_READ("SELECT row FROM private_channels WHERE channel_id = ?"),
    RECIPIENT_PUT("INSERT INTO private_channels_by_user (user_id, channel_id, row) VALUES (?, ?, ?)"),
    RECIPIENT_DELETE("DELETE FROM private_channels_by_user WHERE user_id = ? AND channel_id = ?"),
    RECIPIENT_READ("SELECT row FROM private_channels_by_user WHERE user_id = ? AND channel_id = ?"),
    RECIPIENT_LIST("SELECT channel_id, row FROM private_channels_by_user WHERE user_id = ?"),

    /// Whether a channel is in its guild still: a row of the guilds' tables.
    CHANNEL_STANDS("SELECT id FROM guild_parts WHERE guild_id = ? AND kind = 2 AND id = ?"),
    CONTENT_NAMED("INSERT INTO content_names (hash, kind, first_id, second_id, named) VALUES (?, ?, ?, ?, true)"),
    CONTENT_FORGET("DELETE FROM content_names WHERE hash = ? AND kind = ? AND first_id = ? AND second_id = ?"),
    CONTENT_NAMES_READ(
            "SELECT kind, first_id, second_id, WRITETIME(named) AS named_us FROM content_names WHERE hash = ? LIMIT ?");

    private final String cql;

    MessageQuery(String cql) {
        this.cql = cql;
    }

    @Override
    public String cql() {
        return cql;
    }
}
