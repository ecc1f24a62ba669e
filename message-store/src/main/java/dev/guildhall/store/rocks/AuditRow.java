package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import java.time.Instant;

/// An entry of an audit log as bytes. Its id is in the key.
final class AuditRow {
    private static final int VERSION = 1;

    private AuditRow() {}

    static byte[] key(GuildId guildId, AuditEntryId id) {
        return Keys.of(guildId.value(), id.value());
    }

    static byte[] encode(AuditEntry entry) {
        return new RowWriter(VERSION)
                .int64(entry.actorId().value())
                .varint(entry.action().code())
                .optional(entry.targetId(), RowWriter::int64)
                .each(
                        entry.changes(),
                        (row, change) -> row.text(change.key())
                                .optional(change.before(), RowWriter::text)
                                .optional(change.after(), RowWriter::text))
                .each(entry.options(), (row, option) -> row.text(option.name()).text(option.value()))
                .optional(entry.reason(), RowWriter::text)
                .bytes();
    }

    static AuditEntry decode(byte[] key, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new AuditEntry(
                new AuditEntryId(idAt(key)),
                new UserId(row.int64()),
                action(row.int32()),
                row.optional(RowReader::int64),
                row.each(each -> new AuditEntry.Change(
                        each.text(), each.optional(RowReader::text), each.optional(RowReader::text))),
                row.each(each -> new AuditEntry.Option(each.text(), each.text())),
                row.optional(RowReader::text));
    }

    /// Whether the entry of this key was made before `instant`.
    static boolean older(byte[] key, Instant instant) {
        return Long.compareUnsigned(idAt(key), Snowflake.floorOf(instant)) < 0;
    }

    private static long idAt(byte[] key) {
        return Keys.longAt(key, Long.BYTES);
    }

    private static AuditAction action(int code) {
        return AuditAction.of(code)
                .orElseThrow(() -> new IllegalStateException("no audit action has the code " + code));
    }
}
