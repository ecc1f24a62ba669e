package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Reactions to messages. Source: message resource, "Create Reaction" and after.
final class ReactionRoutes {
    private static final String REACTIONS = "/channels/{channel_id}/messages/{message_id}/reactions";
    private static final String EMOJI = REACTIONS + "/{emoji_name}";
    private static final String MINE = EMOJI + "/@me";
    private static final String USERS = EMOJI + "/{user_id}";

    /// `type` of a super reaction, which nobody has here.
    private static final int BURST = 1;

    private final RestServices services;
    private final Channels channels;

    ReactionRoutes(RestServices services) {
        this.services = services;
        this.channels = new Channels(services);
    }

    void addTo(Routes routes) {
        routes.add("PUT", MINE, Access.ANY_ACCOUNT, this::add);
        routes.add("DELETE", MINE, Access.ANY_ACCOUNT, this::removeOwn);
        routes.add("DELETE", USERS, Access.ANY_ACCOUNT, this::removeOther);
        routes.add("GET", EMOJI, Access.ANY_ACCOUNT, this::list);
        routes.add("DELETE", EMOJI, Access.ANY_ACCOUNT, this::clearEmoji);
        routes.add("DELETE", REACTIONS, Access.ANY_ACCOUNT, this::clear);
    }

    private CompletionStage<Answer> add(Call call) {
        return withEmoji(call, emoji -> done(call, new GuildCommand.AddReaction(channel(call), message(call), emoji)));
    }

    private CompletionStage<Answer> removeOwn(Call call) {
        return remove(call, call.caller().userId());
    }

    private CompletionStage<Answer> removeOther(Call call) {
        return remove(call, new UserId(call.id("user_id")));
    }

    private CompletionStage<Answer> remove(Call call, UserId userId) {
        return withEmoji(
                call,
                emoji -> done(call, new GuildCommand.RemoveReaction(channel(call), message(call), emoji, userId)));
    }

    private CompletionStage<Answer> clearEmoji(Call call) {
        return withEmoji(call, emoji -> done(call, new GuildCommand.ClearEmoji(channel(call), message(call), emoji)));
    }

    private CompletionStage<Answer> clear(Call call) {
        return done(call, new GuildCommand.ClearReactions(channel(call), message(call)));
    }

    private CompletionStage<Answer> done(Call call, GuildCommand command) {
        return channels.command(call, command).thenApply(ApiErrorMapper::noContent);
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional(
                "limit", Numbers.integer(1, Limits.REACTION_USERS_PAGE_MAX), Limits.REACTION_USERS_PAGE_DEFAULT);
        UserId after = query.optional("after", Numbers.bound(UserId::new), new UserId(0));
        int type = query.optional("type", Numbers.integer(0, BURST), 0);
        return query.then(() -> withEmoji(
                call,
                emoji -> channels.seen(
                        call,
                        channel -> channel.allows(Permission.READ_MESSAGE_HISTORY)
                                ? list(call, emoji, after, type == BURST ? 0 : limit)
                                : Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS)))));
    }

    private CompletionStage<Answer> list(Call call, ReactionEmoji emoji, UserId after, int limit) {
        return services.store()
                .history()
                .message(channel(call), message(call))
                .thenCompose(found -> found.isEmpty()
                        ? Guilds.done(Answer.refused(ApiError.UNKNOWN_MESSAGE))
                        : services.store()
                                .reactions()
                                .usersAfter(channel(call), message(call), emoji, after, limit)
                                .thenCompose(ids -> services.users().users(ids).thenApply(users -> page(ids, users))));
    }

    private static Answer page(List<UserId> ids, Map<UserId, User> users) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (UserId id : ids) {
                User user = users.get(id);
                if (user != null) {
                    UserJson.write(out, user);
                }
            }
            out.writeEndArray();
        });
    }

    private static CompletionStage<Answer> withEmoji(Call call, Function<ReactionEmoji, CompletionStage<Answer>> next) {
        Optional<ReactionEmoji> emoji = ReactionEmoji.parse(call.text("emoji_name"));
        return emoji.isPresent() ? next.apply(emoji.get()) : Guilds.done(Answer.refused(ApiError.UNKNOWN_EMOJI));
    }

    private static ChannelId channel(Call call) {
        return Guilds.channelId(call);
    }

    private static MessageId message(Call call) {
        return new MessageId(call.id("message_id"));
    }
}
