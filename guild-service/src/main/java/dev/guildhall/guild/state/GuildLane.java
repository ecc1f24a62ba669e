package dev.guildhall.guild.state;

import dev.guildhall.owner.Lane;

/// In which lane a guild's events leave: what happens in a channel leaves in the channel's, and what changes who
/// may see what is a matter of the whole guild.
public final class GuildLane {
    private GuildLane() {}

    /// The lane that the event leaves by. All events of one decision share one.
    public static Lane of(GuildEvent event) {
        return switch (event) {
            case GuildEvent.OfMessages inChannel -> new Lane.OfChannel(inChannel.channelId());
            case GuildEvent.GuildCreated _,
                    GuildEvent.GuildChanged _,
                    GuildEvent.GuildDeleted _,
                    GuildEvent.VanityChanged _,
                    GuildEvent.EmojiChanged _,
                    GuildEvent.StickerChanged _,
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
                    GuildEvent.OfVoice _,
                    GuildEvent.Audited _ -> Lane.WHOLE;
        };
    }
}
