package dev.guildhall.store.row;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;

/// An account as bytes, with the user that everybody may see in front.
public final class AccountRow {
    private static final int VERSION = 1;

    private AccountRow() {}

    public static byte[] encode(Account account) {
        User user = account.user();
        return new RowWriter(VERSION)
                .int64(user.id().value())
                .text(user.username())
                .text(user.discriminator())
                .optional(user.globalName(), RowWriter::text)
                .optional(user.avatar(), RowWriter::text)
                .flag(user.bot())
                .varint(user.publicFlags())
                .optional(account.email(), RowWriter::text)
                .optional(account.passwordHash(), RowWriter::text)
                .text(account.locale())
                .bytes();
    }

    public static Account decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Account(readUser(row), row.optional(RowReader::text), row.optional(RowReader::text), row.text());
    }

    private static User readUser(RowReader row) {
        return new User(
                new UserId(row.int64()),
                row.text(),
                row.text(),
                row.optional(RowReader::text),
                row.optional(RowReader::text),
                row.flag(),
                row.int32());
    }
}
