package dev.guildhall.gateway.route;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildAsk;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

/// Asks owners, with a deadline. An owner that does not answer in time is unavailable: what was asked may
/// have happened.
///
/// Stages complete on the actor system's default dispatcher and fail only for bugs.
public final class OwnerRouter {
    private final ActorSystem<?> system;
    private final Owners owners;
    private final Duration deadline;

    public OwnerRouter(ActorSystem<?> system, Owners owners, Duration deadline) {
        this.system = system;
        this.owners = owners;
        this.deadline = deadline;
    }

    /// A change of the guild, by `actorId`. `reason` goes to the audit log.
    public CompletionStage<GuildReply> command(
            GuildId guildId, UserId actorId, GuildCommand command, @Nullable String reason) {
        return askGuild(guildId, replyTo -> new GuildAsk(actorId, command, reason, replyTo));
    }

    /// The guild as `viewer` may know it.
    public CompletionStage<GuildReply> viewAs(GuildId guildId, UserId viewer) {
        return askGuild(guildId, replyTo -> new GuildQuery.ViewAs(viewer, replyTo));
    }

    /// The guild as anybody may know it.
    public CompletionStage<GuildReply> view(GuildId guildId) {
        return askGuild(guildId, GuildQuery.View::new);
    }

    /// A change of the private channel, by `actorId`.
    public CompletionStage<GuildReply> command(ChannelId channelId, UserId actorId, PrivateChannelCommand command) {
        CompletionStage<GuildReply> reply = ask(replyTo -> owners.toPrivateChannel(
                channelId, new PrivateChannelMessage.PrivateChannelAsk(actorId, command, replyTo)));
        return orWhenLate(reply, new GuildReply.Unavailable());
    }

    /// How these members are seen.
    public CompletionStage<GuildReply> presencesOf(GuildId guildId, List<UserId> users) {
        return askGuild(guildId, replyTo -> new GuildQuery.PresencesOf(users, replyTo));
    }

    /// Where a member is in voice, as `viewer` may know it.
    public CompletionStage<GuildReply> voiceOf(GuildId guildId, UserId viewer, UserId userId) {
        return askGuild(guildId, replyTo -> new GuildQuery.VoiceOf(viewer, userId, replyTo));
    }

    /// A change of an account or application.
    public CompletionStage<UserReply> command(UserId userId, UserCommand command) {
        CompletionStage<UserReply> reply =
                ask(replyTo -> owners.toUser(userId, new UserMessage.UserAsk(command, replyTo)));
        return orWhenLate(reply, new UserReply.Unavailable());
    }

    private CompletionStage<GuildReply> askGuild(
            GuildId guildId, Function<ActorRef<GuildReply>, GuildMessage> message) {
        CompletionStage<GuildReply> reply = ask(replyTo -> owners.toGuild(guildId, message.apply(replyTo)));
        return orWhenLate(reply, new GuildReply.Unavailable());
    }

    /// Pekko's ask wants a reference to send to, and an owner has none here: the question leaves when the
    /// reply address is made, and what the ask itself sends goes to the reference that ignores everything.
    private <R> CompletionStage<R> ask(Consumer<ActorRef<R>> send) {
        return AskPattern.<Object, R>ask(
                system.ignoreRef(),
                replyTo -> {
                    send.accept(replyTo);
                    return replyTo;
                },
                deadline,
                system.scheduler());
    }

    private static <R> CompletionStage<R> orWhenLate(CompletionStage<R> reply, R late) {
        return reply.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            if (cause instanceof TimeoutException) {
                return late;
            }
            throw cause instanceof RuntimeException bug ? bug : new CompletionException(cause);
        });
    }
}
