package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.MessageJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.RecentMentions;
import dev.guildhall.store.RecentMentions.Search;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The newest messages in guilds that call the caller, as far as it may read them. Source: community docs, "Get
/// Recent Mentions".
///
/// No single one can be taken off the list: that would need a mark for each user, and the list is what is there.
final class MentionRoutes {
    /// Behind every message.
    private static final MessageId END = new MessageId(-1);

    private final RestServices services;
    private final MessageViewer viewer;
    private final RecentMentions mentions;

    MentionRoutes(RestServices services) {
        this.services = services;
        this.viewer = new MessageViewer(services);
        this.mentions = new RecentMentions(services.store().mentions());
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/@me/mentions", Access.PEOPLE, this::list);
    }

    private record Wanted(@Nullable GuildId guildId, boolean roles, boolean everyone, MessageId before, int limit) {}

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        Wanted wanted = new Wanted(
                query.optional("guild_id", Numbers.snowflake(GuildId::new)),
                query.optional("roles", Values.queryFlag(), true),
                query.optional("everyone", Values.queryFlag(), true),
                query.optional("before", Numbers.bound(MessageId::new), END),
                query.optional(
                        "limit",
                        Numbers.integer(1, Limits.RECENT_MENTIONS_PAGE_MAX),
                        Limits.RECENT_MENTIONS_PAGE_DEFAULT));
        Identity caller = call.caller();
        return query.then(() -> guilds(caller.userId(), wanted)
                .thenCompose(ids -> Stages.all(ids.stream()
                        .map(id -> services.owners().viewAs(id, caller.userId()))
                        .toList()))
                .thenCompose(replies -> answer(caller, wanted, replies)));
    }

    /// A guild that the caller is not in has nothing for it.
    private CompletionStage<List<GuildId>> guilds(UserId userId, Wanted wanted) {
        GuildId one = wanted.guildId();
        return one == null
                ? services.store().accounts().guildsOf(userId)
                : CompletableFuture.completedFuture(List.of(one));
    }

    private CompletionStage<Answer> answer(Identity caller, Wanted wanted, List<GuildReply> replies) {
        if (replies.stream().anyMatch(GuildReply.Unavailable.class::isInstance)) {
            return Guilds.done(Answer.refused(ApiError.SERVICE_UNAVAILABLE));
        }
        return mentions.before(search(caller.userId(), wanted, replies), wanted.before(), wanted.limit())
                .thenCompose(found -> views(caller, found))
                .thenApply(views -> Answer.ok(out -> {
                    out.writeStartArray();
                    for (MessageView view : views) {
                        MessageJson.write(out, view, viewer.context(view, caller, true));
                    }
                    out.writeEndArray();
                }));
    }

    private Search search(UserId reader, Wanted wanted, List<GuildReply> replies) {
        List<MentionTarget> targets = new ArrayList<>();
        targets.add(new MentionTarget.OfUser(reader));
        Map<ChannelId, MessageId> readable = new HashMap<>();
        for (GuildReply reply : replies) {
            if (reply instanceof GuildReply.Done(GuildResult.OfView seen)) {
                Member member = seen.viewer().member();
                GuildId guildId = seen.snapshot().guild().id();
                if (wanted.roles()) {
                    member.roles().forEach(id -> targets.add(new MentionTarget.OfRole(id)));
                }
                if (wanted.everyone()) {
                    targets.add(new MentionTarget.OfGuild(guildId));
                }
                readable(seen, readable);
            }
        }
        return new Search(reader, targets, readable);
    }

    private void readable(GuildResult.OfView seen, Map<ChannelId, MessageId> readable) {
        Guilds.View view = new Guilds.View(seen, services.clock().instant());
        MessageId joined = MessageId.lastBefore(seen.viewer().member().joinedAt());
        for (Channel channel : seen.snapshot().channels().values()) {
            long rights = view.rightsIn(channel);
            if (Permission.VIEW_CHANNEL.in(rights) && Permission.READ_MESSAGE_HISTORY.in(rights)) {
                readable.put(channel.id(), joined);
            }
        }
    }

    /// Channel by channel, and then in one order again.
    private CompletionStage<List<MessageView>> views(Identity caller, List<Mention> found) {
        Map<ChannelId, List<MessageId>> byChannel = new LinkedHashMap<>();
        found.forEach(mention -> byChannel
                .computeIfAbsent(mention.channelId(), any -> new ArrayList<>())
                .add(mention.messageId()));
        List<CompletionStage<List<MessageView>>> parts = new ArrayList<>();
        byChannel.forEach((channelId, ids) -> parts.add(services.store()
                .history()
                .messages(channelId, ids)
                .thenCompose(there -> viewer.views(caller, channelId, List.copyOf(there.values())))));
        return Stages.all(parts)
                .thenApply(views -> views.stream()
                        .flatMap(Collection::stream)
                        .sorted(Comparator.comparing(
                                        (MessageView view) -> view.message().id())
                                .reversed())
                        .toList());
    }
}
