package dev.guildhall.store.rocks;

import dev.guildhall.common.id.UserId;
import dev.guildhall.store.PersonalChange;
import dev.guildhall.store.rocks.PersonalKeys.Kind;
import dev.guildhall.store.row.GuildSettingsRow;
import dev.guildhall.store.row.PersonalRow;
import dev.guildhall.store.row.ReadStateRow;
import dev.guildhall.store.row.RelationshipRow;

/// Changes of what is a person's own as rows.
final class PersonalWrites {
    private PersonalWrites() {}

    static void add(UserId userId, PersonalChange change, Batch batch) {
        switch (change) {
            case PersonalChange.PutRelationship put ->
                put(
                        batch,
                        key(
                                userId,
                                Kind.RELATIONSHIP,
                                put.relationship().other().value()),
                        RelationshipRow.encode(put.relationship()));
            case PersonalChange.DeleteRelationship delete ->
                delete(batch, key(userId, Kind.RELATIONSHIP, delete.other().value()));
            case PersonalChange.PutNote put ->
                put(batch, key(userId, Kind.NOTE, put.about().value()), PersonalRow.note(put.note()));
            case PersonalChange.DeleteNote delete ->
                delete(batch, key(userId, Kind.NOTE, delete.about().value()));
            case PersonalChange.PutSettingsProto put ->
                put(batch, key(userId, Kind.SETTINGS_PROTO, put.type().code()), PersonalRow.proto(put.proto()));
            case PersonalChange.PutGuildSettings put ->
                put(
                        batch,
                        key(
                                userId,
                                Kind.GUILD_SETTINGS,
                                put.settings().guildId().value()),
                        GuildSettingsRow.encode(put.settings()));
            case PersonalChange.PutReadState put ->
                put(
                        batch,
                        key(userId, Kind.READ_STATE, put.state().channelId().value()),
                        ReadStateRow.encode(put.state()));
            case PersonalChange.DeleteReadState delete ->
                delete(batch, key(userId, Kind.READ_STATE, delete.channelId().value()));
            case PersonalChange.PutProfile put ->
                put(batch, PersonalKeys.of(userId, Kind.PROFILE), PersonalRow.profile(put.profile()));
            case PersonalChange.PutLastSeen put ->
                put(batch, PersonalKeys.of(userId, Kind.LAST_SEEN), PersonalRow.day(put.day()));
            case PersonalChange.PutVersions put ->
                put(batch, PersonalKeys.of(userId, Kind.VERSIONS), PersonalRow.versions(put.versions()));
        }
    }

    private static byte[] key(UserId userId, Kind kind, long id) {
        return PersonalKeys.of(userId, kind, id);
    }

    private static void put(Batch batch, byte[] key, byte[] row) {
        batch.put(Family.PERSONAL, key, row);
    }

    private static void delete(Batch batch, byte[] key) {
        batch.delete(Family.PERSONAL, key);
    }
}
