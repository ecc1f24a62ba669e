package dev.guildhall.store.rocks;

import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import java.time.Instant;

/// Keys of [Family#AUDIT_LOG]: guild, entry.
final class AuditKeys {
    private AuditKeys() {}

    static byte[] of(GuildId guildId, AuditEntryId id) {
        return Keys.of(guildId.value(), id.value());
    }

    static AuditEntryId entryOf(byte[] key) {
        return new AuditEntryId(Keys.longAt(key, Long.BYTES));
    }

    /// Whether the entry of this key was made before `instant`.
    static boolean older(byte[] key, Instant instant) {
        return Long.compareUnsigned(entryOf(key).value(), Snowflake.floorOf(instant)) < 0;
    }
}
