package dev.guildhall.store.row;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import java.time.LocalDate;

/// The smaller rows of what is a user's own, as bytes.
public final class PersonalRow {
    private static final int VERSION = 1;

    private PersonalRow() {}

    public static byte[] note(String note) {
        return new RowWriter(VERSION).text(note).bytes();
    }

    public static String note(byte[] row) {
        return new RowReader(row, VERSION).text();
    }

    public static byte[] profile(Profile profile) {
        return new RowWriter(VERSION)
                .text(profile.bio())
                .text(profile.pronouns())
                .bytes();
    }

    public static Profile profile(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Profile(row.text(), row.text());
    }

    public static byte[] versions(PersonalVersions versions) {
        return new RowWriter(VERSION)
                .varint(versions.readStates())
                .varint(versions.guildSettings())
                .bytes();
    }

    public static PersonalVersions versions(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new PersonalVersions(row.varint(), row.varint());
    }

    public static byte[] day(LocalDate day) {
        return new RowWriter(VERSION).varint(day.toEpochDay()).bytes();
    }

    public static LocalDate day(byte[] row) {
        return LocalDate.ofEpochDay(new RowReader(row, VERSION).varint());
    }

    /// A protobuf message says itself how it is to be read.
    public static byte[] proto(Bytes proto) {
        byte[] copy = new byte[proto.length()];
        proto.copyTo(copy, 0);
        return copy;
    }

    public static Bytes proto(byte[] row) {
        return Bytes.owning(row);
    }
}
