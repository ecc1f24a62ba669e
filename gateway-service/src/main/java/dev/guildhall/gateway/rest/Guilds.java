package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.route.ChannelDirectory;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.store.OwnerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// How routes reach guilds: by the guild's id or by a channel's, to change or to read.
final class Guilds {
    private final OwnerRouter owners;
    private final ChannelDirectory channels;
    private final InstantSource clock;

    Guilds(RestServices services) {
        this.owners = services.owners();
        this.channels = services.channels();
        this.clock = services.clock();
    }

    /// A guild's eyes: what a member may know, and may do.
    record View(GuildResult.OfView seen, Instant now) {
        long rights() {
            return PermissionCalculator.inGuild(
                    seen.snapshot().guild(),
                    seen.snapshot().roles(),
                    seen.viewer().member(),
                    now);
        }

        long rightsIn(Channel channel) {
            return PermissionCalculator.inChannel(
                    seen.snapshot().guild(),
                    seen.snapshot().roles(),
                    channel,
                    seen.viewer().member(),
                    now);
        }

        boolean lacks(Permission permission) {
            return !permission.in(rights());
        }

        Optional<Channel> channel(ChannelId id) {
            return seen.snapshot().channel(id);
        }
    }

    static GuildId guildId(Call call) {
        return new GuildId(call.id("guild_id"));
    }

    static ChannelId channelId(Call call) {
        return new ChannelId(call.id("channel_id"));
    }

    CompletionStage<GuildReply> command(Call call, GuildId guildId, GuildCommand command) {
        return owners.command(guildId, call.caller().userId(), command, call.reason());
    }

    /// Changes the guild that the path names.
    CompletionStage<GuildReply> command(Call call, GuildCommand command) {
        return command(call, guildId(call), command);
    }

    /// Changes the guild that the path's channel belongs to.
    CompletionStage<GuildReply> channelCommand(Call call, GuildCommand command) {
        return guildOf(channelId(call))
                .thenCompose(guild -> guild.isPresent()
                        ? command(call, guild.get(), command)
                        : CompletableFuture.completedFuture(GuildReply.refused(ApiError.UNKNOWN_CHANNEL)));
    }

    /// `read` gets the guild that the path names, as the caller may know it.
    CompletionStage<Answer> view(Call call, Function<View, CompletionStage<Answer>> read) {
        return view(call, guildId(call), read);
    }

    CompletionStage<Answer> view(Call call, GuildId guildId, Function<View, CompletionStage<Answer>> read) {
        return view(call.caller(), guildId, read);
    }

    private CompletionStage<Answer> view(
            Identity reader, GuildId guildId, Function<View, CompletionStage<Answer>> read) {
        return owners.viewAs(guildId, reader.userId())
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfView seen)
                        ? read.apply(new View(seen, clock.instant()))
                        : done(ApiErrorMapper.refusal(reply)));
    }

    /// `read` gets the path's channel when the caller may see it, and the guild around it.
    CompletionStage<Answer> channel(Call call, ChannelRead read) {
        return channel(call.caller(), channelId(call), read);
    }

    /// The same of any channel.
    CompletionStage<Answer> channel(Identity reader, ChannelId channelId, ChannelRead read) {
        return guildOf(channelId)
                .thenCompose(guild -> guild.isEmpty()
                        ? done(Answer.refused(ApiError.UNKNOWN_CHANNEL))
                        : view(reader, guild.get(), view -> visible(view, channelId, read)));
    }

    /// What is read of a channel that the caller may see.
    @FunctionalInterface
    interface ChannelRead {
        CompletionStage<Answer> read(View view, Channel channel);
    }

    private static CompletionStage<Answer> visible(View view, ChannelId channelId, ChannelRead read) {
        Optional<Channel> channel = view.channel(channelId);
        if (channel.isEmpty()) {
            return done(Answer.refused(ApiError.UNKNOWN_CHANNEL));
        }
        return Permission.VIEW_CHANNEL.in(view.rightsIn(channel.get()))
                ? read.read(view, channel.get())
                : done(Answer.refused(ApiError.MISSING_ACCESS));
    }

    /// Channels of a guild; private ones are nobody's here.
    private CompletionStage<Optional<GuildId>> guildOf(ChannelId channelId) {
        return channels.ownerOf(channelId)
                .thenApply(owner -> owner.flatMap(found ->
                        found instanceof OwnerId.OfGuild guild ? Optional.of(guild.id()) : Optional.<GuildId>empty()));
    }

    static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
