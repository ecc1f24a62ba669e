package dev.guildhall.gateway.rest;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenDirect;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenGroup;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.PrivateChannelJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.route.PrivateChannelLists;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Private channels: opened, listed, joined and left. Source: user resource, "Create DM" and after; community docs for
/// what people's clients send.
final class PrivateChannelRoutes {
    private static final String MINE = "/users/@me/channels";
    private static final String RECIPIENT = "/channels/{channel_id}/recipients/{user_id}";

    /// Who loses a race for the channel of two finds the winner's at the next look.
    private static final int LOOKS_MAX = 4;

    /// Beyond this a list of recipients is no mistake in counting.
    private static final int RECIPIENTS_LIST_MAX = 10 * Limits.GROUP_RECIPIENTS_MAX;

    private final RestServices services;
    private final Channels channels;
    private final PrivateChannelLists lists;
    private final Openings openings;

    PrivateChannelRoutes(RestServices services, Openings openings) {
        this.openings = openings;
        this.services = services;
        this.channels = new Channels(services);
        this.lists = new PrivateChannelLists(
                services.store().privateChannels(), services.store().accounts());
    }

    void addTo(Routes routes) {
        routes.add("POST", MINE, Access.ANY_ACCOUNT, this::open);
        routes.add("GET", MINE, Access.ANY_ACCOUNT, this::list);
        routes.add("PUT", RECIPIENT, Access.ANY_ACCOUNT, this::add);
        routes.add("DELETE", RECIPIENT, Access.ANY_ACCOUNT, this::remove);
    }

    /// One recipient means a channel of two, however it is said.
    private CompletionStage<Answer> open(Call call) {
        Form form = call.form();
        form.unsupported("access_tokens");
        List<UserId> recipients =
                form.optional("recipients", Values.distinct(Numbers.snowflake(UserId::new), RECIPIENTS_LIST_MAX));
        UserId recipient = recipients == null
                ? form.required("recipient_id", Numbers.snowflake(UserId::new), new UserId(0))
                : only(recipients);
        return form.then(() -> recipient == null
                ? group(call, recipients == null ? List.of() : recipients)
                : direct(call, recipient, 1));
    }

    private static @Nullable UserId only(List<UserId> recipients) {
        return recipients.size() == 1 ? recipients.getFirst() : null;
    }

    private CompletionStage<Answer> direct(Call call, UserId other, int look) {
        return services.store()
                .claims()
                .claimant(Claim.Kind.PAIR, Claim.ofPair(call.caller().userId(), other))
                .thenCompose(found -> direct(call, other, look, found.orElse(null)));
    }

    private CompletionStage<Answer> direct(Call call, UserId other, int look, @Nullable OwnerId found) {
        return found instanceof OwnerId.OfPrivateChannel(ChannelId id)
                ? open(call, other, look, id)
                : openings.limited(call.caller().userId(), () -> open(call, other, look, fresh()));
    }

    private CompletionStage<Answer> open(Call call, UserId other, int look, ChannelId channelId) {
        return services.owners()
                .command(channelId, call.caller().userId(), new OpenDirect(other))
                .thenCompose(reply -> {
                    if (reply instanceof GuildReply.Done(GuildResult.PairElsewhere _)) {
                        return look < LOOKS_MAX
                                ? direct(call, other, look + 1)
                                : Guilds.done(Answer.refused(ApiError.SERVICE_UNAVAILABLE));
                    }
                    return Guilds.done(opened(call, reply));
                });
    }

    /// Whom others took into their groups is in more than one may open. Two requests at once may pass together: the
    /// bound keeps lists short, and nothing else rests on it.
    private CompletionStage<Answer> group(Call call, List<UserId> others) {
        UserId opener = call.caller().userId();
        return services.store().privateChannels().channelsOf(opener).thenCompose(all -> {
            long groups =
                    all.stream().filter(record -> record.channel().group()).count();
            return groups >= Limits.GROUPS_PER_USER_MAX
                    ? Guilds.done(Answer.refused(ApiError.MAX_GROUPS))
                    : services.owners()
                            .command(fresh(), opener, new OpenGroup(others))
                            .thenApply(reply -> opened(call, reply));
        });
    }

    private ChannelId fresh() {
        return new ChannelId(services.ids().next());
    }

    private Answer opened(Call call, GuildReply reply) {
        if (reply instanceof GuildReply.Done(GuildResult.OfPrivateChannel(PrivateChannelView view))) {
            ChannelId channelId = view.channel().id();
            services.channels().learn(channelId, new OwnerId.OfPrivateChannel(channelId));
        }
        return shown(call, reply);
    }

    /// The channel, as the caller gets it.
    static Answer shown(Call call, GuildReply reply) {
        return ApiErrorMapper.of(
                reply,
                GuildResult.OfPrivateChannel.class,
                done -> Answer.ok(out ->
                        PrivateChannelJson.write(out, done.view(), call.caller().userId())));
    }

    /// Bots are not told which channels they have. Source: user resource, "Get User DMs" (of old): an empty list.
    private CompletionStage<Answer> list(Call call) {
        UserId reader = call.caller().userId();
        return call.caller().bot()
                ? Guilds.done(list(List.of(), reader))
                : lists.of(reader).thenApply(views -> list(views, reader));
    }

    private static Answer list(List<PrivateChannelView> views, UserId reader) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (PrivateChannelView view : views) {
                PrivateChannelJson.write(out, view, reader);
            }
            out.writeEndArray();
        });
    }

    private CompletionStage<Answer> add(Call call) {
        return recipients(call, new PrivateChannelCommand.AddRecipient(new UserId(call.id("user_id"))));
    }

    private CompletionStage<Answer> remove(Call call) {
        return recipients(call, new PrivateChannelCommand.RemoveRecipient(new UserId(call.id("user_id"))));
    }

    private CompletionStage<Answer> recipients(Call call, PrivateChannelCommand command) {
        return channels.branch(
                Guilds.channelId(call),
                channelId -> channels.command(call, command).thenApply(ApiErrorMapper::noContent),
                () -> channels.seen(call, channel -> Guilds.done(Answer.refused(ApiError.WRONG_CHANNEL_TYPE))));
    }
}
