package dev.guildhall.user;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.personal.GuildSettingsPatch;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.common.user.PersonalCommand;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows that a change of a person's own is decided by. They are read for each and not kept: they are much, and
/// seldom needed.
sealed interface PersonalKey extends UserKey {
    record Peer(UserId other) implements PersonalKey {}

    record Notes() implements PersonalKey {}

    record OwnProfile() implements PersonalKey {}

    record Settings(SettingsProtoType type) implements PersonalKey {}

    record Guilds(Set<GuildId> ids) implements PersonalKey {
        public Guilds {
            ids = Set.copyOf(ids);
        }
    }

    record Channels(Set<ChannelId> ids) implements PersonalKey {
        public Channels {
            ids = Set.copyOf(ids);
        }
    }

    /// Null when the command is decided by what is in memory.
    static @Nullable PersonalKey of(PersonalCommand command) {
        return switch (command) {
            case PersonalCommand.Befriend befriend -> new Peer(befriend.other());
            case PersonalCommand.Block block -> new Peer(block.other());
            case PersonalCommand.Unrelate unrelate -> null;
            case PersonalCommand.NameFriend name -> null;
            case PersonalCommand.HearStance hear -> null;
            case PersonalCommand.StanceHeard heard -> null;
            case PersonalCommand.BeSeen seen -> null;
            case PersonalCommand.WriteNote write -> new Notes();
            case PersonalCommand.ChangeProfile change -> new OwnProfile();
            case PersonalCommand.MergeSettings merge -> new Settings(merge.type());
            case PersonalCommand.ChangeGuildSettings change ->
                new Guilds(change.patches().stream()
                        .map(GuildSettingsPatch::guildId)
                        .collect(Collectors.toSet()));
            case PersonalCommand.Acknowledge acknowledge ->
                new Channels(acknowledge.acks().stream().map(Ack::channelId).collect(Collectors.toSet()));
            case PersonalCommand.AcknowledgePins acknowledge -> new Channels(Set.of(acknowledge.channelId()));
            case PersonalCommand.ForgetReadState forget -> null;
        };
    }
}
