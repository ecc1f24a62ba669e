package dev.guildhall.guild.state;

import dev.guildhall.common.id.ChannelId;

/// In which order effects leave: those of one lane in the order of their decisions. Events of the guild's lane
/// change who may see what and are a barrier for every other lane too.
public sealed interface Lane {
    record OfGuild() implements Lane {}

    record OfChannel(ChannelId channelId) implements Lane {}

    Lane GUILD = new OfGuild();

    /// The lane that the event leaves by. All events of one decision share one.
    static Lane of(GuildEvent event) {
        return switch (event) {
            case GuildEvent.MessageCreated created ->
                new OfChannel(created.view().message().channelId());
            case GuildEvent.MessageEdited edited ->
                new OfChannel(edited.view().message().channelId());
            case GuildEvent.MessageDeleted deleted -> new OfChannel(deleted.channelId());
            case GuildEvent.TypingStarted typing -> new OfChannel(typing.channelId());
            case GuildEvent.GuildCreated _,
                    GuildEvent.GuildChanged _,
                    GuildEvent.GuildDeleted _,
                    GuildEvent.ChannelCreated _,
                    GuildEvent.ChannelChanged _,
                    GuildEvent.ChannelDeleted _,
                    GuildEvent.RoleCreated _,
                    GuildEvent.RoleChanged _,
                    GuildEvent.RoleDeleted _,
                    GuildEvent.MemberJoined _,
                    GuildEvent.MemberChanged _,
                    GuildEvent.MemberLeft _,
                    GuildEvent.UserBanned _,
                    GuildEvent.UserUnbanned _,
                    GuildEvent.InviteCreated _,
                    GuildEvent.InviteUsed _,
                    GuildEvent.InviteDeleted _ -> GUILD;
        };
    }
}
