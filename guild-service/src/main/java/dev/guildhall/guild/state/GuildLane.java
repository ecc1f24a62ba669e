package dev.guildhall.guild.state;

import dev.guildhall.owner.Lane;

/// In which lane a guild's events leave: what happens in a channel leaves in the channel's, and what changes who
/// may see what is a matter of the whole guild.
public final class GuildLane {
    private GuildLane() {}

    /// The lane that the event leaves by. All events of one decision share one.
    public static Lane of(GuildEvent event) {
        return switch (event) {
            case GuildEvent.MessageCreated created ->
                new Lane.OfChannel(created.view().message().channelId());
            case GuildEvent.MessageEdited edited ->
                new Lane.OfChannel(edited.view().message().channelId());
            case GuildEvent.MessageDeleted deleted -> new Lane.OfChannel(deleted.channelId());
            case GuildEvent.MessagesDeleted deleted -> new Lane.OfChannel(deleted.channelId());
            case GuildEvent.MessagePinned pinned ->
                new Lane.OfChannel(pinned.view().message().channelId());
            case GuildEvent.MessageUnpinned unpinned ->
                new Lane.OfChannel(unpinned.view().message().channelId());
            case GuildEvent.PinsChanged changed -> new Lane.OfChannel(changed.channelId());
            case GuildEvent.ReactionAdded added -> new Lane.OfChannel(added.channelId());
            case GuildEvent.ReactionRemoved removed -> new Lane.OfChannel(removed.channelId());
            case GuildEvent.EmojiCleared cleared -> new Lane.OfChannel(cleared.channelId());
            case GuildEvent.ReactionsCleared cleared -> new Lane.OfChannel(cleared.channelId());
            case GuildEvent.TypingStarted typing -> new Lane.OfChannel(typing.channelId());
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
                    GuildEvent.InviteDeleted _,
                    GuildEvent.Audited _ -> Lane.WHOLE;
        };
    }
}
