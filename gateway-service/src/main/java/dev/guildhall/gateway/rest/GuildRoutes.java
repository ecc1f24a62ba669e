package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildArt;
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
import dev.guildhall.common.protocol.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Guilds made, read, changed and deleted.
final class GuildRoutes {
    private final RestServices services;
    private final Guilds guilds;
    private final PictureIntake pictures;

    GuildRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.pictures = new PictureIntake(services);
    }

    void addTo(Routes routes) {
        routes.add("POST", "/guilds", Access.PEOPLE, this::create);
        routes.add("GET", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", "/guilds/{guild_id}", Access.ANY_ACCOUNT, this::delete);
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        Patch<Picture> icon = form.patch("icon", DataUris.picture());
        GuildCommand.CreateGuild create = new GuildCommand.CreateGuild(
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
                    return pictures.store(icon).thenCompose(hash -> created(call, create.withIcon(hash.over(null))));
                }));
    }

    private CompletionStage<Answer> created(Call call, GuildCommand create) {
        GuildId guildId = new GuildId(services.ids().next());
        return guilds.command(call, guildId, create)
                .thenApply(reply -> ApiErrorMapper.of(
                        reply, GuildResult.OfGuild.class, made -> Answer.created(whole(made.snapshot()))));
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
        // Nobody finds guilds here but by an invite.
        form.unsupported("discovery_splash");
        Patch<Picture> icon = form.patch("icon", DataUris.picture());
        Patch<Picture> splash = form.patch("splash", DataUris.picture());
        Patch<Picture> banner = form.patch("banner", DataUris.picture());
        Patch<String> name = form.patchOfValue("name", GuildForms.name());
        Patch<UserId> owner = form.patchOfValue("owner_id", Numbers.snowflake(UserId::new));
        GuildSettings settings = GuildForms.settings(form);
        return form.then(() -> withPictures(
                call,
                List.of(icon, splash, banner),
                stored -> guilds.command(
                                call,
                                new GuildCommand.ModifyGuild(
                                        name,
                                        stored.getFirst(),
                                        owner,
                                        settings,
                                        new GuildArt.Change(stored.get(1), stored.getLast())))
                        .thenApply(reply -> ApiErrorMapper.of(
                                reply,
                                GuildResult.OfGuild.class,
                                changed -> Answer.ok(out -> GuildJson.write(out, changed.snapshot()))))));
    }

    /// A picture is stored for those alone who may set it; the guild decides again.
    private CompletionStage<Answer> withPictures(
            Call call, List<Patch<Picture>> wanted, Function<List<Patch<String>>, CompletionStage<Answer>> then) {
        if (wanted.stream().noneMatch(Patch.Set.class::isInstance)) {
            return stored(wanted).thenCompose(then);
        }
        return guilds.view(
                call,
                view -> view.lacks(Permission.MANAGE_GUILD)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : stored(wanted).thenCompose(then));
    }

    /// In their order, one after the other.
    private CompletionStage<List<Patch<String>>> stored(List<Patch<Picture>> wanted) {
        CompletionStage<List<Patch<String>>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Patch<Picture> picture : wanted) {
            all = all.thenCompose(before -> pictures.store(picture).thenApply(hash -> {
                before.add(hash);
                return before;
            }));
        }
        return all;
    }

    private CompletionStage<Answer> delete(Call call) {
        return guilds.command(call, new GuildCommand.DeleteGuild()).thenApply(ApiErrorMapper::noContent);
    }
}
