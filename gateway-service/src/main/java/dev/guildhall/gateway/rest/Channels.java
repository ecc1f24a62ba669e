package dev.guildhall.gateway.rest;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.store.OwnerId;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How routes reach channels whoever owns them, a guild or the channel itself: to change or to read.
final class Channels {
    private final RestServices services;
    private final Guilds guilds;

    Channels(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    /// A channel that the caller may see, and what the caller may do in it.
    record Seen(ChannelId id, @Nullable GuildId guildId, ChannelType type, long rights) {
        boolean allows(Permission permission) {
            return permission.in(rights);
        }
    }

    /// What is read of a channel.
    @FunctionalInterface
    interface SeenRead {
        CompletionStage<Answer> read(Seen channel);
    }

    /// Changes the path's channel. What only guilds' channels have cannot be changed in a private one.
    CompletionStage<GuildReply> command(Call call, GuildCommand command) {
        return branch(
                Guilds.channelId(call),
                channelId -> command instanceof GuildCommand.OfMessages ofMessages
                        ? command(call, new PrivateChannelCommand.Say(ofMessages))
                        : refused(call.caller(), channelId),
                () -> guilds.channelCommand(call, command));
    }

    /// Who is not in the channel does not learn that it is a private one.
    private CompletionStage<GuildReply> refused(Identity caller, ChannelId channelId) {
        return services.store().privateChannels().channel(channelId).thenApply(found -> {
            boolean seen = found.isPresent() && found.get().channel().has(caller.userId());
            return GuildReply.refused(seen ? ApiError.NOT_ON_A_DM : ApiError.MISSING_ACCESS);
        });
    }

    /// Changes the path's channel, which is private.
    CompletionStage<GuildReply> command(Call call, PrivateChannelCommand command) {
        return services.owners().command(Guilds.channelId(call), call.caller().userId(), command);
    }

    /// `read` gets the path's channel when the caller may see it.
    CompletionStage<Answer> seen(Call call, SeenRead read) {
        return seen(call.caller(), Guilds.channelId(call), read);
    }

    /// The same of any channel.
    CompletionStage<Answer> seen(Identity reader, ChannelId channelId, SeenRead read) {
        return branch(
                channelId,
                id -> privately(reader, id, read),
                () -> guilds.channel(
                        reader,
                        channelId,
                        (view, channel) -> read.read(
                                new Seen(channel.id(), channel.guildId(), channel.type(), view.rightsIn(channel)))));
    }

    private CompletionStage<Answer> privately(Identity reader, ChannelId channelId, SeenRead read) {
        return services.store().privateChannels().channel(channelId).thenCompose(found -> {
            if (found.isEmpty()) {
                return Guilds.done(Answer.refused(ApiError.UNKNOWN_CHANNEL));
            }
            return found.get().channel().has(reader.userId())
                    ? read.read(new Seen(channelId, null, found.get().channel().type(), Permission.OF_RECIPIENTS))
                    : Guilds.done(Answer.refused(ApiError.MISSING_ACCESS));
        });
    }

    /// Goes one way for private channels and another for guilds' and for what is no channel.
    <T> CompletionStage<T> branch(
            ChannelId channelId,
            Function<ChannelId, CompletionStage<T>> ofPrivate,
            Supplier<CompletionStage<T>> otherwise) {
        return services.channels()
                .ownerOf(channelId)
                .thenCompose(owner -> owner.isPresent() && owner.get() instanceof OwnerId.OfPrivateChannel(ChannelId id)
                        ? ofPrivate.apply(id)
                        : otherwise.get());
    }
}
