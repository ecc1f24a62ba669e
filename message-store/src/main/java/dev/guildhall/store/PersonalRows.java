package dev.guildhall.store;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.SettingsProtoType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Reads of what is a person's own. Lists are in the order of their ids. All fail with [StoreUnavailable].
public interface PersonalRows {
    /// All of it, of one moment: called when a session starts, after its relay holds what comes later.
    CompletionStage<Personal> personal(UserId userId);

    /// Also those that are nothing, while the other side has not confirmed it.
    CompletionStage<List<Relationship>> relationships(UserId userId);

    CompletionStage<Optional<Relationship>> relationship(UserId userId, UserId other);

    CompletionStage<Map<UserId, String>> notes(UserId userId);

    CompletionStage<Optional<String>> note(UserId userId, UserId about);

    CompletionStage<Optional<Bytes>> settingsProto(UserId userId, SettingsProtoType type);

    /// Those of `guilds` that the user changed something of.
    CompletionStage<Map<GuildId, GuildSettings>> guildSettings(UserId userId, Collection<GuildId> guilds);

    /// Those of `channels` that the user has read.
    CompletionStage<Map<ChannelId, ReadState>> readStates(UserId userId, Collection<ChannelId> channels);

    CompletionStage<Profile> profile(UserId userId);

    CompletionStage<PersonalVersions> versions(UserId userId);

    /// The last day, of UTC, on which each was there; somebody who never was is left out.
    CompletionStage<Map<UserId, LocalDate>> lastSeen(Collection<UserId> people);
}
