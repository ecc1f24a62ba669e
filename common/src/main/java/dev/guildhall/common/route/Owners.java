package dev.guildhall.common.route;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.UserMessage;

/// The way to every owner, wherever it lives. In a node this is Pekko's shard region; in tests a probe. Sending
/// never blocks and never fails: an owner that cannot be reached does not answer, and asks have deadlines.
public interface Owners {
    void toGuild(GuildId guildId, GuildMessage message);

    void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message);

    void toUser(UserId userId, UserMessage message);
}
