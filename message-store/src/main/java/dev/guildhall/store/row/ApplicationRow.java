package dev.guildhall.store.row;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Application;

/// An application as bytes.
public final class ApplicationRow {
    private static final int VERSION = 1;

    private ApplicationRow() {}

    public static byte[] encode(Application application) {
        return new RowWriter(VERSION)
                .int64(application.id().value())
                .text(application.name())
                .text(application.description())
                .int64(application.ownerId().value())
                .flag(application.hasBot())
                .flag(application.botPublic())
                .varint(application.flags())
                .bytes();
    }

    public static Application decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Application(
                new ApplicationId(row.int64()),
                row.text(),
                row.text(),
                new UserId(row.int64()),
                row.flag(),
                row.flag(),
                row.int32());
    }
}
