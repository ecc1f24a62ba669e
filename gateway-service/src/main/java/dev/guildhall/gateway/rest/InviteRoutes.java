package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.InviteJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Invites: made for a channel, listed, looked at, accepted, revoked.
final class InviteRoutes {
    private final RestServices services;
    private final Guilds guilds;
    private final Channels channels;

    InviteRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.channels = new Channels(services);
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels/{channel_id}/invites", Access.ANY_ACCOUNT, this::create);
        routes.add("GET", "/channels/{channel_id}/invites", Access.ANY_ACCOUNT, this::ofChannel);
        routes.add("GET", "/guilds/{guild_id}/invites", Access.ANY_ACCOUNT, this::ofGuild);
        routes.add("GET", "/invites/{code}", Access.PUBLIC, this::get);
        routes.add("POST", "/invites/{code}", Access.PEOPLE, this::accept);
        routes.add("DELETE", "/invites/{code}", Access.ANY_ACCOUNT, this::delete);
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        form.unsupported("target_type");
        GuildCommand create = new GuildCommand.CreateInvite(
                Guilds.channelId(call),
                form.optional(
                        "max_age",
                        Numbers.integer(0, Limits.INVITE_AGE_SECONDS_MAX),
                        Limits.INVITE_AGE_SECONDS_DEFAULT),
                form.optional("max_uses", Numbers.integer(0, Limits.INVITE_USES_MAX), 0),
                form.optional("temporary", Values.flag(), false),
                form.optional("unique", Values.flag(), false));
        return form.then(() -> channels.command(call, create).thenCompose(this::withMetadata));
    }

    private CompletionStage<Answer> withMetadata(GuildReply reply) {
        if (!(reply instanceof GuildReply.Done(GuildResult.OfInvite(Invite invite, GuildSnapshot snapshot)))) {
            return Guilds.done(ApiErrorMapper.refusal(reply));
        }
        return inviter(
                invite,
                user -> Answer.ok(
                        out -> InviteJson.writeWithMetadata(out, invite, snapshot, user.get(invite.inviterId()))));
    }

    private CompletionStage<Answer> inviter(Invite invite, Function<Map<UserId, User>, Answer> answer) {
        return services.users().users(List.of(invite.inviterId())).thenApply(answer);
    }

    private CompletionStage<Answer> ofChannel(Call call) {
        return channels.branch(
                Guilds.channelId(call),
                channelId -> channels.seen(call, channel -> Guilds.done(Answer.refused(ApiError.NOT_ON_A_DM))),
                () -> ofGuildsChannel(call));
    }

    private CompletionStage<Answer> ofGuildsChannel(Call call) {
        return guilds.channel(
                call,
                (view, channel) -> Permission.MANAGE_CHANNELS.in(view.rightsIn(channel))
                        ? list(view.seen().snapshot(), channel)
                        : Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS)));
    }

    private CompletionStage<Answer> ofGuild(Call call) {
        return guilds.view(
                call,
                view -> view.lacks(Permission.MANAGE_GUILD)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : list(view.seen().snapshot(), null));
    }

    /// Those that still let somebody in; `only` null: of all channels.
    private CompletionStage<Answer> list(GuildSnapshot snapshot, @org.jspecify.annotations.Nullable Channel only) {
        return services.store().guilds().invites(snapshot.guild().id()).thenCompose(all -> {
            List<Invite> usable = all.stream()
                    .filter(invite -> invite.usableAt(services.clock().instant()))
                    .filter(invite -> only == null || invite.channelId().equals(only.id()))
                    .toList();
            return services.users()
                    .users(usable.stream().map(Invite::inviterId).distinct().toList())
                    .thenApply(users -> Answer.ok(out -> {
                        out.writeStartArray();
                        for (Invite invite : usable) {
                            InviteJson.writeWithMetadata(out, invite, snapshot, users.get(invite.inviterId()));
                        }
                        out.writeEndArray();
                    }));
        });
    }

    private CompletionStage<Answer> get(Call call) {
        boolean counts = call.query().optional("with_counts", Values.queryFlag(), false);
        boolean expiration = call.query().optional("with_expiration", Values.queryFlag(), true);
        return call.query()
                .then(() -> found(call, (invite, page) -> {
                    InviteJson.Extras extras = new InviteJson.Extras(expiration, counts ? page.online() : null);
                    return shown(invite, page, extras);
                }));
    }

    private CompletionStage<Answer> accept(Call call) {
        return found(
                call,
                (invite, page) -> guilds.command(call, invite.guildId(), new GuildCommand.JoinByInvite(invite.code()))
                        .thenCompose(reply -> reply instanceof GuildReply.Done
                                ? shown(invite, page, InviteJson.Extras.USUAL)
                                : Guilds.done(ApiErrorMapper.refusal(reply))));
    }

    private CompletionStage<Answer> shown(Invite invite, GuildResult.OfPage page, InviteJson.Extras extras) {
        return inviter(
                invite,
                users -> Answer.ok(
                        out -> InviteJson.write(out, invite, page.snapshot(), users.get(invite.inviterId()), extras)));
    }

    private CompletionStage<Answer> delete(Call call) {
        return services.store()
                .guilds()
                .invite(call.text("code"))
                .thenCompose(found -> found.isEmpty()
                        ? Guilds.done(Answer.refused(ApiError.UNKNOWN_INVITE))
                        : guilds.command(
                                        call,
                                        found.get().guildId(),
                                        new GuildCommand.DeleteInvite(
                                                found.get().code()))
                                .thenCompose(this::withMetadata));
    }

    /// What is done with an invite that lets somebody in, and its guild.
    @FunctionalInterface
    private interface InviteRead {
        CompletionStage<Answer> read(Invite invite, GuildResult.OfPage page);
    }

    private CompletionStage<Answer> found(Call call, InviteRead read) {
        return services.store().guilds().invite(call.text("code")).thenCompose(found -> {
            if (found.isEmpty() || !found.get().usableAt(services.clock().instant())) {
                return byVanity(call.text("code").toLowerCase(Locale.ROOT), read);
            }
            GuildId guildId = found.get().guildId();
            return services.owners()
                    .view(guildId)
                    .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfPage page)
                            ? read.read(found.get(), page)
                            : Guilds.done(ApiErrorMapper.refusal(reply)));
        });
    }

    /// A guild's own code, in whatever case it was written.
    private CompletionStage<Answer> byVanity(String code, InviteRead read) {
        return services.store()
                .claims()
                .holder(Claim.Kind.INVITE_CODE, code)
                .thenCompose(holder -> holder.isPresent() && holder.get() instanceof OwnerId.OfGuild guild
                        ? services.owners().view(guild.id()).thenCompose(reply -> byVanity(code, reply, read))
                        : Guilds.done(Answer.refused(ApiError.UNKNOWN_INVITE)));
    }

    private static CompletionStage<Answer> byVanity(String code, GuildReply reply, InviteRead read) {
        if (!(reply instanceof GuildReply.Done(GuildResult.OfPage page))) {
            return Guilds.done(ApiErrorMapper.refusal(reply));
        }
        Vanity vanity = page.snapshot().guild().vanity();
        return vanity != null && vanity.code().equals(code)
                ? read.read(VanityInvite.of(page.snapshot(), vanity), page)
                : Guilds.done(Answer.refused(ApiError.UNKNOWN_INVITE));
    }
}
