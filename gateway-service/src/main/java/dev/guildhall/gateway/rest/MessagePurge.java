package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.MessageHistory.Written;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Deletes what banned users wrote lately, in every channel of the guild: channel by channel, a page at a time,
/// each page one step of the guild and one dispatch. Runs after the ban is durable, so that nothing more can be
/// written behind it, and away from the guild's actor, which only sees its pages.
///
/// Stops where the guild or the store does not answer; the ban stands then, and asking for it again goes on.
final class MessagePurge {
    private static final MessageId NEWEST = new MessageId(-1);

    private final RestServices services;

    MessagePurge(RestServices services) {
        this.services = services;
    }

    /// What is left to look through. `before` is where the first channel's next page begins.
    private record Walk(
            Call call,
            GuildId guildId,
            Collection<UserId> authors,
            MessageId since,
            Deque<ChannelId> channels,
            MessageId before) {
        Walk from(MessageId next) {
            return new Walk(call, guildId, authors, since, channels, next);
        }
    }

    /// Answers a `Done` of nothing, or why not all could be deleted. `seconds` is how far back it goes, 0 for
    /// nothing at all.
    CompletionStage<GuildReply> purge(Call call, GuildId guildId, Collection<UserId> authors, int seconds) {
        if (seconds == 0 || authors.isEmpty()) {
            return CompletableFuture.completedFuture(GuildReply.done(GuildResult.NOTHING));
        }
        MessageId since =
                new MessageId(Snowflake.floorOf(services.clock().instant().minusSeconds(seconds)));
        return services.owners()
                .viewAs(guildId, call.caller().userId())
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfView seen)
                        ? next(new Walk(call, guildId, authors, since, channels(seen.snapshot(), since), NEWEST))
                        : CompletableFuture.completedFuture(reply));
    }

    /// Channels that were silent all the time need not be looked through.
    private static Deque<ChannelId> channels(GuildSnapshot snapshot, MessageId since) {
        Deque<ChannelId> channels = new ArrayDeque<>();
        for (Map.Entry<ChannelId, MessageId> last : snapshot.lastMessages().entrySet()) {
            if (last.getValue().compareTo(since) >= 0) {
                channels.add(last.getKey());
            }
        }
        return channels;
    }

    private CompletionStage<GuildReply> next(Walk walk) {
        ChannelId channelId = walk.channels().peek();
        if (channelId == null) {
            return CompletableFuture.completedFuture(GuildReply.done(GuildResult.NOTHING));
        }
        return services.store()
                .history()
                .writtenBy(walk.authors(), channelId, walk.since(), walk.before(), Limits.BULK_DELETE_MAX)
                .thenCompose(written -> deleted(walk, channelId, written));
    }

    private CompletionStage<GuildReply> deleted(Walk walk, ChannelId channelId, Written written) {
        if (written.messageIds().isEmpty()) {
            return goOn(walk, written);
        }
        return services.owners()
                .command(
                        walk.guildId(),
                        walk.call().caller().userId(),
                        new GuildCommand.PurgeMessages(channelId, written.messageIds()),
                        walk.call().reason())
                .thenCompose(reply -> reply instanceof GuildReply.Done || channelGone(reply)
                        ? goOn(walk, written)
                        : CompletableFuture.completedFuture(reply));
    }

    /// A channel that was deleted meanwhile took its messages along.
    private static boolean channelGone(GuildReply reply) {
        return reply instanceof GuildReply.Refused refused && refused.error() == ApiError.UNKNOWN_CHANNEL;
    }

    private CompletionStage<GuildReply> goOn(Walk walk, Written written) {
        if (written.next() != null) {
            return next(walk.from(written.next()));
        }
        walk.channels().remove();
        return next(walk.from(NEWEST));
    }
}
