package dev.guildhall.store.scylla;

/// Statements of guilds and of what belongs to them.
///
/// Ids are unsigned, and `bigint` is not. All that were made before September 2084 fit its positive half. Later ones
/// are found by their id as ever; on pages of members, of bans and of audit logs they are not.
enum GuildQuery implements Query {
    PART_PUT("INSERT INTO guild_parts (guild_id, kind, id, row) VALUES (?, ?, ?, ?)"),
    PART_DELETE("DELETE FROM guild_parts WHERE guild_id = ? AND kind = ? AND id = ?"),
    PARTS_DELETE("DELETE FROM guild_parts WHERE guild_id = ?"),
    PARTS_READ("SELECT kind, id, row FROM guild_parts WHERE guild_id = ?"),
    PARTS_OF_KIND("SELECT kind, id, row FROM guild_parts WHERE guild_id = ? AND kind = ?"),
    PART_READ("SELECT row FROM guild_parts WHERE guild_id = ? AND kind = ? AND id = ?"),

    MEMBER_PUT("INSERT INTO members (guild_id, user_id, row) VALUES (?, ?, ?)"),
    MEMBER_DELETE("DELETE FROM members WHERE guild_id = ? AND user_id = ?"),
    MEMBERS_DELETE("DELETE FROM members WHERE guild_id = ?"),
    MEMBER_READ("SELECT row FROM members WHERE guild_id = ? AND user_id = ?"),
    /// Of one partition.
    MEMBERS_READ("SELECT row FROM members WHERE guild_id = ? AND user_id IN ?"),
    MEMBERS_AFTER("SELECT row FROM members WHERE guild_id = ? AND user_id > ? LIMIT ?"),
    MEMBER_IDS_FROM("SELECT user_id FROM members WHERE guild_id = ? AND user_id >= ? LIMIT ?"),
    GUILD_OF_USER_PUT("INSERT INTO guilds_by_user (user_id, guild_id) VALUES (?, ?)"),
    GUILD_OF_USER_DELETE("DELETE FROM guilds_by_user WHERE user_id = ? AND guild_id = ?"),
    GUILDS_OF_USER("SELECT guild_id FROM guilds_by_user WHERE user_id = ?"),

    BAN_PUT("INSERT INTO bans (guild_id, user_id, row) VALUES (?, ?, ?)"),
    BAN_DELETE("DELETE FROM bans WHERE guild_id = ? AND user_id = ?"),
    BANS_DELETE("DELETE FROM bans WHERE guild_id = ?"),
    BAN_READ("SELECT row FROM bans WHERE guild_id = ? AND user_id = ?"),
    BANS_AFTER("SELECT row FROM bans WHERE guild_id = ? AND user_id > ? LIMIT ?"),

    INVITE_PUT("INSERT INTO invites (code, guild_id, row) VALUES (?, ?, ?)"),
    INVITE_DELETE("DELETE FROM invites WHERE code = ? AND guild_id = ?"),
    INVITE_READ("SELECT row FROM invites WHERE code = ?"),
    INVITE_OF_GUILD_PUT("INSERT INTO invites_by_guild (guild_id, code, row) VALUES (?, ?, ?)"),
    INVITE_OF_GUILD_DELETE("DELETE FROM invites_by_guild WHERE guild_id = ? AND code = ?"),
    INVITES_OF_GUILD_DELETE("DELETE FROM invites_by_guild WHERE guild_id = ?"),
    INVITES_OF_GUILD("SELECT code, row FROM invites_by_guild WHERE guild_id = ?"),

    AUDIT_PUT("INSERT INTO audit_log (guild_id, id, row) VALUES (?, ?, ?) USING TTL ?"),
    AUDITS_DELETE("DELETE FROM audit_log WHERE guild_id = ?"),
    AUDITS_DOWN("SELECT id, row FROM audit_log WHERE guild_id = ? AND id >= ? AND id <= ? LIMIT ?"),
    AUDITS_UP("SELECT id, row FROM audit_log WHERE guild_id = ? AND id >= ? ORDER BY id ASC LIMIT ?"),

    EXPRESSION_PUT("INSERT INTO expressions (id, row) VALUES (?, ?)"),
    EXPRESSION_READ("SELECT row FROM expressions WHERE id = ?"),

    DIRECTORY_PUT("INSERT INTO directory (channel_id, kind, owner) VALUES (?, ?, ?)"),
    DIRECTORY_READ("SELECT kind, owner FROM directory WHERE channel_id = ?");

    private final String cql;

    GuildQuery(String cql) {
        this.cql = cql;
    }

    @Override
    public String cql() {
        return cql;
    }
}
