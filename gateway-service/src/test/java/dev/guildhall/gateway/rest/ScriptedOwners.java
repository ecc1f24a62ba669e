package dev.guildhall.gateway.rest;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Owners that say what a test wants, and remember what they were asked. A null answer is none.
final class ScriptedOwners implements Owners {
    final Queue<GuildAsk> asked = new ConcurrentLinkedQueue<>();
    final Queue<UserMessage.UserAsk> toUsers = new ConcurrentLinkedQueue<>();
    final Queue<PrivateChannelMessage.PrivateChannelAsk> askedInPrivate = new ConcurrentLinkedQueue<>();
    /// Instead of what [Samples] answers, each once.
    final Queue<GuildReply> privateReplies = new ConcurrentLinkedQueue<>();
    /// Instead of what [Samples] answers.
    volatile @Nullable GuildReply guildReply;
    /// The newest message of the open channel, where it is not the one in [Samples].
    volatile @Nullable MessageId lastMessage;

    @Override
    public void toGuild(GuildId guildId, GuildMessage message) {
        GuildReply scripted = guildReply;
        switch (message) {
            case GuildAsk ask -> {
                asked.add(ask);
                ask.replyTo().tell(scripted != null ? scripted : GuildReply.done(Samples.result(ask.command())));
            }
            case GuildQuery.ViewAs view ->
                view.replyTo()
                        .tell(scripted != null ? scripted : GuildReply.done(Samples.view(view.viewer(), lastMessage)));
            case GuildQuery.View view ->
                view.replyTo()
                        .tell(
                                scripted != null
                                        ? scripted
                                        : GuildReply.done(new GuildResult.OfPage(Samples.SNAPSHOT, Samples.ONLINE)));
            case GuildQuery.VoiceOf voice ->
                voice.replyTo().tell(scripted != null ? scripted : GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
            default -> throw new IllegalArgumentException("not from a gateway: " + message);
        }
    }

    @Override
    public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
        if (message instanceof PrivateChannelMessage.PrivateChannelAsk ask) {
            askedInPrivate.add(ask);
            GuildReply scripted = privateReplies.poll();
            ask.replyTo()
                    .tell(
                            scripted != null
                                    ? scripted
                                    : GuildReply.done(Samples.result(channelId, ask.actorId(), ask.command())));
        }
    }

    @Override
    public void toUser(UserId userId, UserMessage message) {
        if (message instanceof UserMessage.UserAsk ask) {
            toUsers.add(ask);
            ask.replyTo().tell(Samples.reply(ask.command()));
        }
    }
}
