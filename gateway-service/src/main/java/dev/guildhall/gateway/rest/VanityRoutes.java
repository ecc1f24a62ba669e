package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The code that a guild chooses for its invite. Every guild may have one. Source: guild resource, "Get Guild Vanity
/// URL"; community docs, "Modify Guild Vanity Invite".
final class VanityRoutes {
    private static final String VANITY = "/guilds/{guild_id}/vanity-url";
    private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final int READ_MAX = 200;

    private final Guilds guilds;

    VanityRoutes(RestServices services) {
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", VANITY, Access.ANY_ACCOUNT, this::get);
        routes.add("PATCH", VANITY, Access.PEOPLE, this::set);
    }

    private CompletionStage<Answer> get(Call call) {
        return guilds.view(
                call,
                view -> Guilds.done(
                        view.lacks(Permission.MANAGE_GUILD)
                                ? Answer.refused(ApiError.MISSING_PERMISSIONS)
                                : Answer.ok(
                                        vanity(view.seen().snapshot().guild().vanity()))));
    }

    /// Null and an empty code give it up. What cannot be a code is answered as one that is taken.
    private CompletionStage<Answer> set(Call call) {
        Form form = call.form();
        String given = form.optional("code", Texts.trimmed(0, READ_MAX), "");
        String code = given.isEmpty() ? null : given.toLowerCase(Locale.ROOT);
        return form.then(() -> code != null && !fits(code)
                ? Guilds.done(Answer.refused(ApiError.INVITE_CODE_TAKEN))
                : guilds.command(call, new GuildCommand.SetVanity(code))
                        .thenApply(reply -> ApiErrorMapper.of(
                                reply,
                                GuildResult.OfGuild.class,
                                changed -> Answer.ok(
                                        vanity(changed.snapshot().guild().vanity())))));
    }

    private static boolean fits(String code) {
        return code.length() >= Limits.VANITY_CODE_MIN
                && code.length() <= Limits.VANITY_CODE_MAX
                && CODE.matcher(code).matches();
    }

    private static Json.Writer vanity(@Nullable Vanity vanity) {
        return out -> {
            out.writeStartObject();
            Fields.textOrNull(out, "code", vanity == null ? null : vanity.code());
            out.writeNumberField("uses", vanity == null ? 0 : vanity.uses());
            out.writeEndObject();
        };
    }
}
