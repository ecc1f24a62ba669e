package dev.guildhall.store.row;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;

/// One side of what is between two users, as bytes. The other user is in the key.
public final class RelationshipRow {
    private static final int VERSION = 1;

    private RelationshipRow() {}

    public static byte[] encode(Relationship row) {
        return new RowWriter(VERSION)
                .int8(code(row.mine()))
                .int64(row.mineVersion())
                .int64(row.ended())
                .flag(row.told())
                .int8(code(row.theirs()))
                .int64(row.theirsVersion())
                .instant(row.since())
                .optional(row.nickname(), RowWriter::text)
                .bytes();
    }

    public static Relationship decode(UserId other, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Relationship(
                other,
                stance(row.int8()),
                row.int64(),
                row.int64(),
                row.flag(),
                stance(row.int8()),
                row.int64(),
                row.instant(),
                row.optional(RowReader::text));
    }

    private static int code(Stance stance) {
        return switch (stance) {
            case NONE -> 0;
            case WANTS -> 1;
            case BLOCKS -> 2;
        };
    }

    private static Stance stance(int code) {
        return switch (code) {
            case 0 -> Stance.NONE;
            case 1 -> Stance.WANTS;
            case 2 -> Stance.BLOCKS;
            default -> throw new IllegalStateException("no stance has the code " + code);
        };
    }
}
