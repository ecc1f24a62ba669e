package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.GuildCommand.ChangeExpressions;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.EmojiJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The emojis of a guild's own. Source: emoji resource.
final class EmojiRoutes {
    private static final String EMOJIS = "/guilds/{guild_id}/emojis";
    private static final String EMOJI = "/guilds/{guild_id}/emojis/{emoji_id}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    private final Guilds guilds;
    private final Creators creators;
    private final PictureIntake pictures;

    EmojiRoutes(RestServices services) {
        this.guilds = new Guilds(services);
        this.creators = new Creators(services);
        this.pictures = new PictureIntake(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", EMOJIS, Access.ANY_ACCOUNT, this::list);
        routes.add("POST", EMOJIS, Access.ANY_ACCOUNT, this::create);
        routes.add("GET", EMOJI, Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", EMOJI, Access.ANY_ACCOUNT, this::modify);
        routes.add("DELETE", EMOJI, Access.ANY_ACCOUNT, this::delete);
    }

    private CompletionStage<Answer> list(Call call) {
        return guilds.view(call, view -> {
            List<Emoji> emojis = view.seen().snapshot().expressions().emojis();
            return creators.shownTo(view, emojis.stream().map(Emoji::creatorId).toList())
                    .thenApply(users -> Answer.ok(out -> {
                        out.writeStartArray();
                        for (Emoji emoji : emojis) {
                            EmojiJson.write(out, emoji, users.get(emoji.creatorId()));
                        }
                        out.writeEndArray();
                    }));
        });
    }

    private CompletionStage<Answer> get(Call call) {
        return guilds.view(call, view -> {
            Emoji emoji =
                    view.seen().snapshot().expressions().emoji(emojiId(call)).orElse(null);
            return emoji == null
                    ? Guilds.done(Answer.refused(ApiError.UNKNOWN_EMOJI))
                    : creators.shownTo(view, List.of(emoji.creatorId()))
                            .thenApply(users ->
                                    Answer.ok(out -> EmojiJson.write(out, emoji, users.get(emoji.creatorId()))));
        });
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        String name = form.required("name", name(), "");
        Picture picture = form.optional("image", DataUris.picture());
        if (!form.hasValue("image")) {
            form.wrong("image", FormError.BASE_TYPE_REQUIRED);
        }
        List<RoleId> roles = form.optional("roles", roles(), List.of());
        return form.then(() -> create(call, name, picture, roles));
    }

    /// Pictures are stored for those alone who may make emojis; the guild decides again.
    private CompletionStage<Answer> create(Call call, String name, @Nullable Picture picture, List<RoleId> roles) {
        if (picture == null || picture.sizeBytes() > Limits.EMOJI_BYTES_MAX) {
            return Guilds.done(Answer.refused(ApiError.ASSET_TOO_LARGE));
        }
        return guilds.view(
                call,
                view -> view.lacks(Permission.CREATE_GUILD_EXPRESSIONS)
                        ? Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS))
                        : pictures.content(picture)
                                .thenCompose(image -> changed(
                                        call,
                                        new ExpressionCommand.CreateEmoji(name, roles, image, picture.moves()),
                                        Answer::created)));
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        ExpressionCommand modify = new ExpressionCommand.ModifyEmoji(
                emojiId(call), form.patchOfValue("name", name()), form.patch("roles", roles()));
        return form.then(() -> changed(call, modify, Answer::ok));
    }

    private CompletionStage<Answer> changed(
            Call call, ExpressionCommand command, Function<Json.Writer, Answer> answer) {
        return guilds.command(call, new ChangeExpressions(command))
                .thenCompose(reply -> reply instanceof GuildReply.Done(GuildResult.OfEmoji(Emoji emoji))
                        ? creators.named(List.of(emoji.creatorId()))
                                .thenApply(users ->
                                        answer.apply(out -> EmojiJson.write(out, emoji, users.get(emoji.creatorId()))))
                        : Guilds.done(ApiErrorMapper.refusal(reply)));
    }

    private CompletionStage<Answer> delete(Call call) {
        return guilds.command(call, new ChangeExpressions(new ExpressionCommand.DeleteEmoji(emojiId(call))))
                .thenApply(ApiErrorMapper::noContent);
    }

    private static Read<String> name() {
        return Texts.matching(NAME, Limits.EMOJI_NAME_MIN, Limits.EMOJI_NAME_MAX);
    }

    private static Read<List<RoleId>> roles() {
        return Values.distinct(Numbers.snowflake(RoleId::new), Limits.ROLES_PER_GUILD_MAX);
    }

    private static EmojiId emojiId(Call call) {
        return new EmojiId(call.id("emoji_id"));
    }
}
