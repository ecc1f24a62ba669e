package dev.guildhall.store;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.SettingsProtoType;
import java.time.LocalDate;

/// One row of what is a person's own, written or removed. See [Change.OfPerson].
public sealed interface PersonalChange {
    record PutRelationship(Relationship relationship) implements PersonalChange {}

    record DeleteRelationship(UserId other) implements PersonalChange {}

    record PutNote(UserId about, String note) implements PersonalChange {}

    record DeleteNote(UserId about) implements PersonalChange {}

    record PutSettingsProto(SettingsProtoType type, Bytes proto) implements PersonalChange {}

    record PutGuildSettings(GuildSettings settings) implements PersonalChange {}

    record PutReadState(ReadState state) implements PersonalChange {}

    record DeleteReadState(ChannelId channelId) implements PersonalChange {}

    record PutProfile(Profile profile) implements PersonalChange {}

    /// The person was there on this day, of UTC.
    record PutLastSeen(LocalDate day) implements PersonalChange {}

    record PutVersions(PersonalVersions versions) implements PersonalChange {}
}
