package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.ChannelPosition;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.ChannelJson;
import dev.guildhall.common.payload.PrivateChannelJson;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Channels and their overwrites.
final class ChannelRoutes {
    private final RestServices services;
    private final Guilds guilds;
    private final GroupChanges groups;
    private final Channels channels;

    ChannelRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.groups = new GroupChanges(services);
        this.channels = new Channels(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/guilds/{guild_id}/channels", Access.ANY_ACCOUNT, this::list);
        routes.add("POST", "/guilds/{guild_id}/channels", Access.ANY_ACCOUNT, this::create);
        routes.add("PATCH", "/guilds/{guild_id}/channels", Access.ANY_ACCOUNT, this::move);
        routes.add("GET", "/channels/{channel_id}", Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", "/channels/{channel_id}", Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", "/channels/{channel_id}", Access.ANY_ACCOUNT, this::delete);
        routes.add("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", Access.ANY_ACCOUNT, this::putOverwrite);
        routes.add(
                "DELETE",
                "/channels/{channel_id}/permissions/{overwrite_id}",
                Access.ANY_ACCOUNT,
                this::deleteOverwrite);
        routes.add("POST", "/channels/{channel_id}/typing", Access.ANY_ACCOUNT, this::typing);
    }

    /// Hidden ones too, as GUILD_CREATE has them.
    private CompletionStage<Answer> list(Call call) {
        return guilds.view(
                call,
                view -> Guilds.done(Answer.ok(out -> {
                    GuildSnapshot snapshot = view.seen().snapshot();
                    out.writeStartArray();
                    for (Channel channel : snapshot.channelsInOrder()) {
                        ChannelJson.write(out, channel, snapshot.last(channel.id()));
                    }
                    out.writeEndArray();
                })));
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        NewChannel channel = ChannelForms.created(form);
        return form.then(() -> guilds.command(call, new GuildCommand.CreateChannel(channel))
                .thenApply(reply -> {
                    learn(reply);
                    return answered(reply, Answer::created);
                }));
    }

    private void learn(GuildReply reply) {
        if (reply instanceof GuildReply.Done(GuildResult.OfChannel(Channel channel))) {
            services.channels().learn(channel.id(), new OwnerId.OfGuild(channel.guildId()));
        }
    }

    private CompletionStage<Answer> get(Call call) {
        return channels.branch(
                Guilds.channelId(call),
                channelId -> getPrivate(call),
                () -> guilds.channel(
                        call,
                        (view, channel) -> Guilds.done(Answer.ok(out -> ChannelJson.write(
                                out, channel, view.seen().snapshot().last(channel.id()))))));
    }

    private CompletionStage<Answer> getPrivate(Call call) {
        UserId reader = call.caller().userId();
        return channels.seen(
                call,
                seen -> services.store().privateChannels().channel(seen.id()).thenCompose(found -> {
                    PrivateChannelRecord record = found.orElseThrow();
                    return services.users()
                            .users(record.channel().recipients())
                            .thenApply(users -> Answer.ok(out -> PrivateChannelJson.write(
                                    out, new PrivateChannelView(record.channel(), users, record.last()), reader)));
                }));
    }

    private CompletionStage<Answer> modify(Call call) {
        return channels.branch(Guilds.channelId(call), channelId -> groups.modify(call), () -> modifyOfGuild(call));
    }

    private CompletionStage<Answer> modifyOfGuild(Call call) {
        Form form = call.form();
        ChannelChange change = ChannelForms.changed(form);
        return form.then(() -> channels.command(call, new GuildCommand.ModifyChannel(Guilds.channelId(call), change))
                .thenApply(reply -> answered(reply, Answer::ok)));
    }

    private CompletionStage<Answer> move(Call call) {
        At whole = new At("", new Errors());
        List<ChannelPosition> positions = ChannelForms.positions(call.body(), whole);
        Form form = Form.of(MissingNode.getInstance(), whole);
        return form.then(() ->
                guilds.command(call, new GuildCommand.MoveChannels(positions)).thenApply(ApiErrorMapper::noContent));
    }

    /// A private channel goes off the caller's list, or the caller out of a group.
    private CompletionStage<Answer> delete(Call call) {
        return channels.branch(
                Guilds.channelId(call),
                channelId -> channels.command(call, new PrivateChannelCommand.Close())
                        .thenApply(reply -> PrivateChannelRoutes.shown(call, reply)),
                () -> guilds.channelCommand(call, new GuildCommand.DeleteChannel(Guilds.channelId(call)))
                        .thenApply(reply -> answered(reply, Answer::ok)));
    }

    /// Changing a channel does not tell its newest message: clients keep what they have.
    private static Answer answered(GuildReply reply, Function<Json.Writer, Answer> as) {
        return ApiErrorMapper.of(
                reply,
                GuildResult.OfChannel.class,
                done -> as.apply(out -> ChannelJson.write(out, done.channel(), ChannelLast.NOTHING)));
    }

    private CompletionStage<Answer> putOverwrite(Call call) {
        Form form = call.form();
        Overwrite overwrite = ChannelForms.overwrite(form, call.id("overwrite_id"));
        return form.then(() -> channels.command(call, new GuildCommand.PutOverwrite(Guilds.channelId(call), overwrite))
                .thenApply(ApiErrorMapper::noContent));
    }

    private CompletionStage<Answer> deleteOverwrite(Call call) {
        GuildCommand delete = new GuildCommand.DeleteOverwrite(Guilds.channelId(call), call.id("overwrite_id"));
        return channels.command(call, delete).thenApply(ApiErrorMapper::noContent);
    }

    private CompletionStage<Answer> typing(Call call) {
        return channels.command(call, new GuildCommand.StartTyping(Guilds.channelId(call)))
                .thenApply(ApiErrorMapper::noContent);
    }
}
