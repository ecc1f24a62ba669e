package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import java.util.concurrent.CompletionStage;

/// Guilds made, read, changed and deleted.
final class GuildRoutes {
    private final RestServices services;
    private final Guilds guilds;

    GuildRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("POST", "/guilds", Access.PEOPLE, this::create);
        routes.add("GET", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::delete);
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        form.unsupported("icon");
        GuildCommand create = new GuildCommand.CreateGuild(
                form.required("name", GuildForms.name(), ""),
                null,
                GuildForms.settings(form),
                GuildForms.channels(form),
                GuildForms.roles(form));
        return form.then(() -> services.store()
                .accounts()
                .guildsOf(call.caller().userId())
                .thenCompose(all -> {
                    if (all.size() >= Limits.GUILDS_PER_USER_MAX) {
                        return Guilds.done(Answer.refused(ApiError.MAX_GUILDS));
                    }
                    GuildId guildId = new GuildId(services.ids().next());
                    return guilds.command(call, guildId, create)
                            .thenApply(reply -> ApiErrorMapper.of(
                                    reply, GuildResult.OfGuild.class, made -> Answer.created(whole(made.snapshot()))));
                }));
    }

    /// A new guild is answered with its channels: its maker has no other way to learn them but the gateway.
    private static Json.Writer whole(GuildSnapshot snapshot) {
        return out -> {
            out.writeStartObject();
            GuildJson.fields(out, snapshot);
            GuildJson.channels(out, snapshot);
            out.writeEndObject();
        };
    }

    private CompletionStage<Answer> get(Call call) {
        boolean counts = call.query().optional("with_counts", Values.queryFlag(), false);
        return call.query()
                .then(() -> guilds.view(
                        call,
                        view -> counts
                                ? counted(Guilds.guildId(call))
                                : Guilds.done(Answer.ok(
                                        out -> GuildJson.write(out, view.seen().snapshot())))));
    }

    /// After the caller was found to be a member.
    private CompletionStage<Answer> counted(GuildId guildId) {
        return services.owners()
                .view(guildId)
                .thenApply(reply -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfPage.class,
                        page -> Answer.ok(out -> {
                            GuildSnapshot snapshot = page.snapshot();
                            out.writeStartObject();
                            GuildJson.fields(out, snapshot);
                            out.writeNumberField(
                                    "approximate_member_count", snapshot.guild().memberCount());
                            out.writeNumberField("approximate_presence_count", page.online());
                            out.writeEndObject();
                        })));
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        form.unsupported("icon");
        Patch<String> name = form.patchOfValue("name", GuildForms.name());
        Patch<UserId> owner = form.patchOfValue("owner_id", Numbers.snowflake(UserId::new));
        GuildSettings settings = GuildForms.settings(form);
        return form.then(() -> guilds.command(call, new GuildCommand.ModifyGuild(name, Patch.keep(), owner, settings))
                .thenApply(reply -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfGuild.class,
                        changed -> Answer.ok(out -> GuildJson.write(out, changed.snapshot())))));
    }

    private CompletionStage<Answer> delete(Call call) {
        return guilds.command(call, new GuildCommand.DeleteGuild()).thenApply(ApiErrorMapper::noContent);
    }
}
