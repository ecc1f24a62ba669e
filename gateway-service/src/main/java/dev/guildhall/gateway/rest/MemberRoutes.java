package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.User;
import dev.guildhall.gateway.route.MemberSearch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Members of a guild.
final class MemberRoutes {
    private static final String MEMBER = "/guilds/{guild_id}/members/{user_id}";
    private static final String MEMBER_ROLE = "/guilds/{guild_id}/members/{user_id}/roles/{role_id}";

    private final RestServices services;
    private final Guilds guilds;
    private final MemberSearch members;

    MemberRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.members =
                new MemberSearch(services.store().guilds(), services.store().accounts());
    }

    void addTo(Routes routes) {
        routes.add("GET", "/guilds/{guild_id}/members", Access.ANY_ACCOUNT, this::list);
        routes.add("GET", "/guilds/{guild_id}/members/search", Access.ANY_ACCOUNT, this::search);
        routes.add("GET", MEMBER, Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", MEMBER, Access.ANY_ACCOUNT, this::modify);
        routes.add("PATCH", "/guilds/{guild_id}/members/@me", Access.ANY_ACCOUNT, this::modifyOwn);
        routes.add("PATCH", "/guilds/{guild_id}/members/@me/nick", Access.ANY_ACCOUNT, this::modifyOwnNick);
        routes.add("DELETE", MEMBER, Access.ANY_ACCOUNT, this::kick);
        routes.add("PUT", MEMBER_ROLE, Access.ANY_ACCOUNT, this::addRole);
        routes.add("DELETE", MEMBER_ROLE, Access.ANY_ACCOUNT, this::removeRole);
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.MEMBERS_PAGE_MAX), Limits.MEMBERS_PAGE_DEFAULT);
        UserId after = query.optional("after", Numbers.bound(UserId::new), new UserId(0));
        return query.then(() -> mayList(call)
                .thenCompose(may -> may
                        ? guilds.view(call, view -> page(call, after, limit))
                        : Guilds.done(Answer.refused(ApiError.MISSING_ACCESS))));
    }

    /// Bots need the privileged intent on their application, whatever they identified with. Source: gateway
    /// topic, "Privileged Intents".
    private CompletionStage<Boolean> mayList(Call call) {
        return call.caller().bot()
                ? services.users()
                        .applicationFlags(call.caller().userId())
                        .thenApply(flags -> (ApplicationFlag.intentsOpenedBy(flags) & Intent.GUILD_MEMBERS.mask()) != 0)
                : CompletableFuture.completedFuture(true);
    }

    private CompletionStage<Answer> page(Call call, UserId after, int limit) {
        return services.store()
                .guilds()
                .membersAfter(Guilds.guildId(call), after, limit)
                .thenCompose(members::profiles)
                .thenApply(MemberRoutes::page);
    }

    private static Answer page(List<MemberProfile> members) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (MemberProfile member : members) {
                MemberJson.write(out, member);
            }
            out.writeEndArray();
        });
    }

    /// By the beginning of a name. Source: guild resource, "Search Guild Members".
    private CompletionStage<Answer> search(Call call) {
        Form query = call.query();
        String prefix = query.required("query", Texts.text(1, Limits.MEMBER_SEARCH_LENGTH_MAX), "");
        int limit = query.optional("limit", Numbers.integer(1, Limits.MEMBERS_PAGE_MAX), Limits.MEMBERS_PAGE_DEFAULT);
        return query.then(() -> guilds.view(
                call,
                view -> members.byPrefix(Guilds.guildId(call), prefix, limit).thenApply(MemberRoutes::page)));
    }

    private CompletionStage<Answer> get(Call call) {
        UserId userId = new UserId(call.id("user_id"));
        return guilds.view(
                call,
                view -> services.store()
                        .guilds()
                        .member(Guilds.guildId(call), userId)
                        .thenCompose((Optional<Member> member) -> services.users()
                                .users(List.of(userId))
                                .thenApply(users -> one(member, users.get(userId)))));
    }

    private static Answer one(Optional<Member> member, @org.jspecify.annotations.Nullable User user) {
        return member.isEmpty() || user == null
                ? Answer.refused(ApiError.UNKNOWN_MEMBER)
                : Answer.ok(out -> MemberJson.write(out, new MemberProfile(member.get(), user)));
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        MemberChange change = new MemberChange(
                form.patch("nick", Texts.trimmed(0, Limits.NICK_MAX)),
                form.patch("roles", Values.distinct(Numbers.snowflake(RoleId::new), Limits.ROLES_PER_GUILD_MAX)),
                form.patch("mute", Values.flag()),
                form.patch("deaf", Values.flag()),
                form.patch("channel_id", Numbers.snowflake(ChannelId::new)),
                form.patch("communication_disabled_until", Values.timestamp()),
                form.patch("flags", Numbers.flags()));
        return form.then(() -> changed(call, new UserId(call.id("user_id")), change));
    }

    private CompletionStage<Answer> modifyOwn(Call call) {
        Form form = call.form();
        MemberChange change = new MemberChange(
                form.patch("nick", Texts.trimmed(0, Limits.NICK_MAX)),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
        return form.then(() -> changed(call, call.caller().userId(), change));
    }

    /// The older form of the same: answered with the nick alone.
    private CompletionStage<Answer> modifyOwnNick(Call call) {
        Form form = call.form();
        Patch<String> nick = form.patch("nick", Texts.trimmed(0, Limits.NICK_MAX));
        MemberChange change = new MemberChange(
                nick, Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
        return form.then(() -> guilds.command(
                        call, new GuildCommand.ModifyMember(call.caller().userId(), change))
                .thenApply((GuildReply reply) -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfMember.class,
                        done -> Answer.ok(out -> {
                            out.writeStartObject();
                            Fields.textOrNull(
                                    out, "nick", done.profile().member().nick());
                            out.writeEndObject();
                        }))));
    }

    private CompletionStage<Answer> changed(Call call, UserId userId, MemberChange change) {
        return guilds.command(call, new GuildCommand.ModifyMember(userId, change))
                .thenApply((GuildReply reply) -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfMember.class,
                        done -> Answer.ok(out -> MemberJson.write(out, done.profile()))));
    }

    private CompletionStage<Answer> kick(Call call) {
        return guilds.command(call, new GuildCommand.Kick(new UserId(call.id("user_id"))))
                .thenApply(ApiErrorMapper::noContent);
    }

    private CompletionStage<Answer> addRole(Call call) {
        UserId userId = new UserId(call.id("user_id"));
        return guilds.command(call, new GuildCommand.AddMemberRole(userId, new RoleId(call.id("role_id"))))
                .thenApply(ApiErrorMapper::noContent);
    }

    private CompletionStage<Answer> removeRole(Call call) {
        UserId userId = new UserId(call.id("user_id"));
        return guilds.command(call, new GuildCommand.RemoveMemberRole(userId, new RoleId(call.id("role_id"))))
                .thenApply(ApiErrorMapper::noContent);
    }
}
