package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.GuildCommand.ChangeExpressions;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.StickerJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// The stickers of a guild's own. Source: sticker resource.
final class StickerRoutes {
    private static final String STICKERS = "/guilds/{guild_id}/stickers";
    private static final String STICKER = "/guilds/{guild_id}/stickers/{sticker_id}";

    private final RestServices services;
    private final Guilds guilds;
    private final Creators creators;
    private final StickerIntake intake;

    StickerRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
        this.creators = new Creators(services);
        this.intake = new StickerIntake(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", STICKERS, Access.ANY_ACCOUNT, this::list);
        routes.addWithFiles("POST", STICKERS, Access.ANY_ACCOUNT, this::create);
        routes.add("GET", STICKER, Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", STICKER, Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", STICKER, Access.ANY_ACCOUNT, this::delete);
        routes.add("GET", "/stickers/{sticker_id}", Access.ANY_ACCOUNT, this::any);
    }

    private CompletionStage<Answer> list(Call call) {
        return guilds.view(call, view -> {
            List<Sticker> stickers = view.seen().snapshot().expressions().stickers();
            return creators.shownTo(
                            view, stickers.stream().map(Sticker::creatorId).toList())
                    .thenApply(users -> Answer.ok(out -> {
                        out.writeStartArray();
                        for (Sticker sticker : stickers) {
                            StickerJson.write(out, sticker, Guilds.guildId(call), users.get(sticker.creatorId()));
                        }
                        out.writeEndArray();
                    }));
        });
    }

    private CompletionStage<Answer> get(Call call) {
        return guilds.view(call, view -> {
            Sticker sticker = view.seen()
                    .snapshot()
                    .expressions()
                    .sticker(stickerId(call))
                    .orElse(null);
            return sticker == null
                    ? Guilds.done(Answer.refused(ApiError.UNKNOWN_STICKER))
                    : creators.shownTo(view, List.of(sticker.creatorId()))
                            .thenApply(users -> Answer.ok(out -> StickerJson.write(
                                    out, sticker, Guilds.guildId(call), users.get(sticker.creatorId()))));
        });
    }

    /// Of any guild: who saw one in a message may ask what it is. Its maker is not told here.
    private CompletionStage<Answer> any(Call call) {
        return services.store()
                .guilds()
                .expression(stickerId(call).value())
                .thenCompose(found -> found.isEmpty()
                        ? Guilds.done(Answer.refused(ApiError.UNKNOWN_STICKER))
                        : any(call, found.get().guildId()));
    }

    private CompletionStage<Answer> any(Call call, GuildId guildId) {
        return services.owners().view(guildId).thenApply(reply -> switch (reply) {
            case GuildReply.Done(GuildResult.OfPage page) ->
                page.snapshot()
                        .expressions()
                        .sticker(stickerId(call))
                        .map(sticker -> Answer.ok(out -> StickerJson.write(out, sticker, guildId, null)))
                        .orElseGet(() -> Answer.refused(ApiError.UNKNOWN_STICKER));
            // A guild that is gone took its stickers along.
            case GuildReply.Refused refused -> Answer.refused(ApiError.UNKNOWN_STICKER);
            default -> ApiErrorMapper.refusal(reply);
        });
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        String name = form.required("name", StickerForms.name(), "");
        String description = form.required("description", StickerForms.description(), "");
        String tags = form.required("tags", StickerForms.tags(), "");
        StickerForms.oneFile(form, call.files());
        return form.then(() -> guilds.view(
                call,
                view -> view.lacks(Permission.CREATE_GUILD_EXPRESSIONS)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : intake.store(
                                call.files().getFirst(),
                                fit -> changed(
                                        call,
                                        new ExpressionCommand.CreateSticker(
                                                name,
                                                description.isEmpty() ? null : description,
                                                tags,
                                                fit.format(),
                                                fit.image()),
                                        Answer::created))));
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        ExpressionCommand modify = new ExpressionCommand.ModifySticker(
                stickerId(call),
                form.patchOfValue("name", StickerForms.name()),
                StickerForms.described(form),
                form.patchOfValue("tags", StickerForms.tags()));
        return form.then(() -> changed(call, modify, Answer::ok));
    }

    private CompletionStage<Answer> changed(
            Call call, ExpressionCommand command, Function<Json.Writer, Answer> answer) {
        return guilds.command(call, new ChangeExpressions(command))
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfSticker(Sticker sticker))
                        ? creators.named(List.of(sticker.creatorId()))
                                .thenApply(users -> answer.apply(out -> StickerJson.write(
                                        out, sticker, Guilds.guildId(call), users.get(sticker.creatorId()))))
                        : Guilds.done(ApiErrorMapper.refusal(reply)));
    }

    private CompletionStage<Answer> delete(Call call) {
        return guilds.command(call, new ChangeExpressions(new ExpressionCommand.DeleteSticker(stickerId(call))))
                .thenApply(ApiErrorMapper::noContent);
    }

    private static StickerId stickerId(Call call) {
        return new StickerId(call.id("sticker_id"));
    }
}
