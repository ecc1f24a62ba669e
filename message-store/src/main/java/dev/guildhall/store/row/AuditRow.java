package dev.guildhall.store.row;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;

/// An entry of an audit log as bytes. Its id is in the key.
public final class AuditRow {
    private static final int VERSION = 1;

    private AuditRow() {}

    public static byte[] encode(AuditEntry entry) {
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

    public static AuditEntry decode(AuditEntryId id, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new AuditEntry(
                id,
                new UserId(row.int64()),
                action(row.int32()),
                row.optional(RowReader::int64),
                row.each(each -> new AuditEntry.Change(
                        each.text(), each.optional(RowReader::text), each.optional(RowReader::text))),
                row.each(each -> new AuditEntry.Option(each.text(), each.text())),
                row.optional(RowReader::text));
    }

    private static AuditAction action(int code) {
        return AuditAction.of(code)
                .orElseThrow(() -> new IllegalStateException("no audit action has the code " + code));
    }
}
