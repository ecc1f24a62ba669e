package dev.guildhall.common.personal;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.UserId;
import java.util.List;
import java.util.Map;

/// Everything of one person at one moment, as READY needs it.
///
/// @param relationships those that are nothing too, while the other side has not confirmed it
/// @param notes by whom they are about
/// @param settings the preloaded ones, empty when the user never changed any
public record Personal(
        List<Relationship> relationships,
        Map<UserId, String> notes,
        Bytes settings,
        List<GuildSettings> guildSettings,
        List<ReadState> readStates,
        Profile profile,
        PersonalVersions versions) {
    public static final Personal NOTHING = new Personal(
            List.of(), Map.of(), Bytes.utf8(""), List.of(), List.of(), Profile.EMPTY, PersonalVersions.NONE);

    public Personal {
        relationships = List.copyOf(relationships);
        notes = Map.copyOf(notes);
        guildSettings = List.copyOf(guildSettings);
        readStates = List.copyOf(readStates);
    }
}
