package dev.guildhall.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.user.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that a [PersonalKey] names.
sealed interface PersonalValue extends UserValue {
    /// Another user, null when there is none, as the store has it now: what its owner decides meanwhile is heard
    /// later.
    ///
    /// @param towardsUs its stance
    /// @param full it has as many friends and requests as it may have
    record Peer(@Nullable User user, Stance towardsUs, boolean full) implements PersonalValue {}

    record Notes(Map<UserId, String> notes) implements PersonalValue {}

    record OwnProfile(Profile profile) implements PersonalValue {}

    /// Empty when the user never changed any.
    record Settings(Bytes proto) implements PersonalValue {}

    record Guilds(Map<GuildId, GuildSettings> settings) implements PersonalValue {}

    record Channels(Map<ChannelId, ReadState> states) implements PersonalValue {}
}
