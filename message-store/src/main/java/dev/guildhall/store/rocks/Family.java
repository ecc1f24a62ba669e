package dev.guildhall.store.rocks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The column families. Every number in a key is big-endian, so that RocksDB's order is the numbers' (unsigned)
/// order. The names are on disk: they never change.
enum Family {
    /// name → value: format, epoch, worker ceilings. RocksDB insists on a family of this name.
    META("default"),
    /// owner → number of its last commit.
    OWNERS("owners"),
    /// channel, bucket, message → message.
    MESSAGES("messages"),
    /// channel, bucket → nothing: the buckets in which the channel has, or had, messages.
    BUCKETS("buckets"),
    /// channel, attachment → message that has, or had, it.
    ATTACHMENTS("attachments"),
    /// channel → its newest message ever.
    HEADS("heads"),
    /// channel, author, nonce → message, until when.
    NONCES("nonces"),
    /// channel, message, emoji, user → the id under which the user reacted.
    REACTIONS("reactions"),
    /// channel, message → how many reacted with which emoji.
    REACTION_COUNTS("reaction-counts"),
    /// channel, message → when it was pinned.
    PINS("pins"),
    /// channel → when its newest pin was made.
    LAST_PINS("last-pins"),
    /// kind, user, role, guild or private channel, message that calls it → channel, author.
    MENTIONS("mentions"),
    /// guild → guild.
    GUILDS("guilds"),
    /// guild, channel → channel.
    CHANNELS("channels"),
    /// guild, role → role.
    ROLES("roles"),
    /// guild, emoji → emoji.
    EMOJIS("emojis"),
    /// guild, sticker → sticker.
    STICKERS("stickers"),
    /// emoji or sticker, of old too → its guild and picture.
    EXPRESSIONS("expressions"),
    /// content, kind of row, its ids → nothing: which rows name the content, or did.
    CONTENT_NAMES("content-names"),
    /// guild, user → member.
    MEMBERS("members"),
    /// user, guild → nothing.
    GUILDS_BY_USER("guilds-by-user"),
    /// guild, user → ban.
    BANS("bans"),
    /// guild, entry → entry of the audit log.
    AUDIT_LOG("audit-log"),
    /// code → invite.
    INVITES("invites"),
    /// guild, code → nothing.
    INVITES_BY_GUILD("invites-by-guild"),
    /// channel → private channel.
    PRIVATE_CHANNELS("private-channels"),
    /// user, private channel → whether it is hidden.
    PRIVATE_CHANNELS_BY_USER("private-channels-by-user"),
    /// channel → owner.
    DIRECTORY("directory"),
    /// user → account.
    ACCOUNTS("accounts"),
    /// user, auth session → when it was made.
    AUTH_SESSIONS("auth-sessions"),
    /// application → application.
    APPLICATIONS("applications"),
    /// owner, application → nothing.
    APPLICATIONS_BY_OWNER("applications-by-owner"),
    /// user, kind, id → what is the user's own: see [PersonalKeys].
    PERSONAL("personal"),
    /// kind, name → who has it, pending or held.
    CLAIMS("claims"),
    /// number → epoch, when, commit: what the bus has not got yet. See [RocksOutbox].
    OUTBOX("outbox");

    private final String storedName;

    Family(String storedName) {
        this.storedName = storedName;
    }

    byte[] storedName() {
        return storedName.getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Family> named(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        for (Family family : values()) {
            if (family.storedName.equals(text)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
