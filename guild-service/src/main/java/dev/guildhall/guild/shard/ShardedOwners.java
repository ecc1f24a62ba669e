package dev.guildhall.guild.shard;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/// The way to owners over this node's three shard regions.
public final class ShardedOwners implements Owners {
    private final ActorRef<ShardingEnvelope<GuildMessage>> guilds;
    private final ActorRef<ShardingEnvelope<PrivateChannelMessage>> privateChannels;
    private final ActorRef<ShardingEnvelope<UserMessage>> users;

    ShardedOwners(
            ActorRef<ShardingEnvelope<GuildMessage>> guilds,
            ActorRef<ShardingEnvelope<PrivateChannelMessage>> privateChannels,
            ActorRef<ShardingEnvelope<UserMessage>> users) {
        this.guilds = guilds;
        this.privateChannels = privateChannels;
        this.users = users;
    }

    @Override
    public void toGuild(GuildId guildId, GuildMessage message) {
        guilds.tell(new ShardingEnvelope<>(guildId.toString(), message));
    }

    @Override
    public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
        privateChannels.tell(new ShardingEnvelope<>(channelId.toString(), message));
    }

    @Override
    public void toUser(UserId userId, UserMessage message) {
        users.tell(new ShardingEnvelope<>(userId.toString(), message));
    }
}
