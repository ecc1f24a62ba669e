package dev.guildhall.store.rocks;

import dev.guildhall.common.id.UserId;
import java.nio.ByteBuffer;

/// Keys of [Family#PERSONAL]: whose, what, and which one of these.
final class PersonalKeys {
    private static final int KIND_AT = Long.BYTES;
    private static final int ID_AT = KIND_AT + 1;

    /// The byte is stored: it never changes and is never given to another kind.
    enum Kind {
        RELATIONSHIP(1),
        NOTE(2),
        SETTINGS_PROTO(3),
        GUILD_SETTINGS(4),
        READ_STATE(5),
        PROFILE(6),
        VERSIONS(7),
        LAST_SEEN(8);

        private final byte stored;

        Kind(int stored) {
            this.stored = (byte) stored;
        }
    }

    private PersonalKeys() {}

    static byte[] of(UserId userId, Kind kind, long id) {
        return ByteBuffer.allocate(ID_AT + Long.BYTES)
                .putLong(userId.value())
                .put(kind.stored)
                .putLong(id)
                .array();
    }

    /// For the kinds of which a user has one.
    static byte[] of(UserId userId, Kind kind) {
        return of(userId, kind, 0);
    }

    static byte[] all(UserId userId, Kind kind) {
        return ByteBuffer.allocate(ID_AT)
                .putLong(userId.value())
                .put(kind.stored)
                .array();
    }

    static UserId userId(byte[] key) {
        return new UserId(Keys.longAt(key, 0));
    }

    static long id(byte[] key) {
        return Keys.longAt(key, ID_AT);
    }
}
