package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.store.PersonalChange;

/// A change of what is a person's own, within a commit's row. The codes are stored: they never change.
final class PersonalChangeFields {
    private PersonalChangeFields() {}

    static void write(RowWriter row, PersonalChange change) {
        switch (change) {
            case PersonalChange.PutRelationship put ->
                row.int8(1).int64(put.relationship().other().value()).blob(RelationshipRow.encode(put.relationship()));
            case PersonalChange.DeleteRelationship delete ->
                row.int8(2).int64(delete.other().value());
            case PersonalChange.PutNote put ->
                row.int8(3).int64(put.about().value()).text(put.note());
            case PersonalChange.DeleteNote delete ->
                row.int8(4).int64(delete.about().value());
            case PersonalChange.PutSettingsProto put ->
                row.int8(5).varint(put.type().code()).blob(PersonalRow.proto(put.proto()));
            case PersonalChange.PutGuildSettings put ->
                row.int8(6).int64(put.settings().guildId().value()).blob(GuildSettingsRow.encode(put.settings()));
            case PersonalChange.PutReadState put ->
                row.int8(7).int64(put.state().channelId().value()).blob(ReadStateRow.encode(put.state()));
            case PersonalChange.DeleteReadState delete ->
                row.int8(8).int64(delete.channelId().value());
            case PersonalChange.PutProfile put -> row.int8(9).blob(PersonalRow.profile(put.profile()));
            case PersonalChange.PutLastSeen put -> row.int8(10).blob(PersonalRow.day(put.day()));
            case PersonalChange.PutVersions put -> row.int8(11).blob(PersonalRow.versions(put.versions()));
        }
    }

    static PersonalChange read(RowReader row) {
        int code = row.int8();
        return switch (code) {
            case 1 -> new PersonalChange.PutRelationship(RelationshipRow.decode(new UserId(row.int64()), row.blob()));
            case 2 -> new PersonalChange.DeleteRelationship(new UserId(row.int64()));
            case 3 -> new PersonalChange.PutNote(new UserId(row.int64()), row.text());
            case 4 -> new PersonalChange.DeleteNote(new UserId(row.int64()));
            case 5 -> new PersonalChange.PutSettingsProto(type(row.int32()), PersonalRow.proto(row.blob()));
            case 6 ->
                new PersonalChange.PutGuildSettings(GuildSettingsRow.decode(new GuildId(row.int64()), row.blob()));
            case 7 -> new PersonalChange.PutReadState(ReadStateRow.decode(new ChannelId(row.int64()), row.blob()));
            case 8 -> new PersonalChange.DeleteReadState(new ChannelId(row.int64()));
            case 9 -> new PersonalChange.PutProfile(PersonalRow.profile(row.blob()));
            case 10 -> new PersonalChange.PutLastSeen(PersonalRow.day(row.blob()));
            case 11 -> new PersonalChange.PutVersions(PersonalRow.versions(row.blob()));
            default -> throw new IllegalStateException("no kind of personal change has the code " + code);
        };
    }

    private static SettingsProtoType type(int code) {
        return SettingsProtoType.of(code)
                .orElseThrow(() -> new IllegalStateException("no settings have the code " + code));
    }
}
