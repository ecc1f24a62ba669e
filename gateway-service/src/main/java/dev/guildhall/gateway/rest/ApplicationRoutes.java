package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Applications and their bots, as developers' portals make them, and bots' way into guilds.
final class ApplicationRoutes {
    private static final int NAME_MIN = 1;
    private static final int NAME_MAX = 32;
    private static final int DESCRIPTION_MAX = 400;

    private final RestServices services;
    private final Guilds guilds;

    ApplicationRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/applications", Access.PEOPLE, this::list);
        routes.add("POST", "/applications", Access.PEOPLE, this::create);
        routes.add("GET", "/applications/@me", Access.BOTS, this::own);
        routes.add("PATCH", "/applications/@me", Access.BOTS, this::modify);
        routes.add("GET", "/oauth2/applications/@me", Access.BOTS, this::own);
        routes.add("GET", "/applications/{application_id}", Access.PEOPLE, this::get);
        routes.add("PATCH", "/applications/{application_id}", Access.PEOPLE, this::modify);
        routes.add("POST", "/applications/{application_id}/bot", Access.PEOPLE, this::createBot);
        routes.add("POST", "/applications/{application_id}/bot/reset", Access.PEOPLE, this::resetBot);
        routes.add("POST", "/oauth2/authorize", Access.PEOPLE, this::authorize);
    }

    private CompletionStage<Answer> list(Call call) {
        UserId owner = call.caller().userId();
        return services.store()
                .accounts()
                .applicationsOf(owner)
                .thenCompose(all -> services.users()
                        .users(List.of(owner))
                        .thenApply(users -> Answer.ok(out -> {
                            out.writeStartArray();
                            for (Application application : all) {
                                write(out, application, users.get(owner));
                            }
                            out.writeEndArray();
                        })));
    }

    private CompletionStage<Answer> create(Call call) {
        Form form = call.form();
        String name = form.required("name", Texts.trimmed(NAME_MIN, NAME_MAX), "");
        return form.then(() -> {
            UserId number = new UserId(services.ids().next());
            UserCommand create =
                    new UserCommand.CreateApplication(name, call.caller().userId(), 0);
            return services.owners().command(number, create).thenCompose(reply -> shown(reply, Answer::created));
        });
    }

    private CompletionStage<Answer> own(Call call) {
        return show(new ApplicationId(call.caller().userId().value()), null);
    }

    private CompletionStage<Answer> get(Call call) {
        return show(applicationId(call), call.caller().userId());
    }

    /// `asker` null: the application's own bot.
    private CompletionStage<Answer> show(ApplicationId id, @Nullable UserId asker) {
        return services.store().accounts().application(id).thenCompose(found -> {
            if (found.isEmpty()) {
                return Guilds.done(Answer.refused(ApiError.UNKNOWN_APPLICATION));
            }
            boolean foreign = asker != null && !found.get().ownerId().equals(asker);
            return foreign
                    ? Guilds.done(Answer.refused(ApiError.NOT_AUTHORIZED_ON_APPLICATION))
                    : shown(new UserReply.OfApplication(found.get()), Answer::ok);
        });
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        String name = form.optional("name", Texts.trimmed(NAME_MIN, NAME_MAX));
        String description = form.optional("description", Texts.text(0, DESCRIPTION_MAX));
        Integer flags = form.optional("flags", Numbers.flags());
        Boolean botPublic = form.optional("bot_public", Values.flag());
        UserId caller = call.caller().userId();
        ApplicationId id = call.caller().bot() ? new ApplicationId(caller.value()) : applicationId(call);
        return form.then(() -> services.owners()
                .command(
                        new UserId(id.value()),
                        new UserCommand.ModifyApplication(caller, name, description, flags, botPublic))
                .thenCompose(reply -> {
                    services.users().forgetApplication(id);
                    return shown(reply, Answer::ok);
                }));
    }

    private CompletionStage<Answer> createBot(Call call) {
        AuthSessionId token = new AuthSessionId(services.random().nextLong());
        return withToken(call, token, new UserCommand.CreateBot(call.caller().userId(), token));
    }

    private CompletionStage<Answer> resetBot(Call call) {
        AuthSessionId token = new AuthSessionId(services.random().nextLong());
        return withToken(
                call, token, new UserCommand.ResetBotToken(call.caller().userId(), token));
    }

    private CompletionStage<Answer> withToken(Call call, AuthSessionId token, UserCommand command) {
        UserId botId = new UserId(call.id("application_id"));
        return services.owners().command(botId, command).thenApply(reply -> {
            services.authenticator().forget(botId);
            return ApiErrorMapper.of(
                    reply,
                    saved -> Answer.ok(out -> {
                        out.writeStartObject();
                        Fields.id(out, "id", botId.value());
                        out.writeStringField("token", services.tokens().sign(botId, token));
                        out.writeEndObject();
                    }));
        });
    }

    /// What the authorisation page sends when a person who may manage a guild adds a bot to it.
    private CompletionStage<Answer> authorize(Call call) {
        Form query = call.query();
        ApplicationId id = query.required("client_id", Numbers.snowflake(ApplicationId::new), new ApplicationId(0));
        String scope = query.required("scope", Texts.trimmed(1, 200), "");
        long asked = query.optional("permissions", Numbers.permissions(), 0L);
        if (query.isWrong()) {
            return Guilds.done(query.refusal());
        }
        Form form = call.form();
        GuildId guildId = form.required("guild_id", Numbers.snowflake(GuildId::new), new GuildId(0));
        long granted = form.optional("permissions", Numbers.permissions(), asked);
        boolean yes = form.optional("authorize", Values.flag(), true);
        if (!List.of(scope.split("[ +]")).contains("bot") || !yes) {
            return Guilds.done(Answer.refused(ApiError.INVALID_OAUTH2_STATE));
        }
        return form.then(() -> services.store().accounts().application(id).thenCompose(found -> {
            if (found.isEmpty()) {
                return Guilds.done(Answer.refused(ApiError.UNKNOWN_APPLICATION));
            }
            Application application = found.get();
            boolean mayAdd = application.botPublic()
                    || application.ownerId().equals(call.caller().userId());
            return application.hasBot() && mayAdd
                    ? added(call, guildId, application, granted)
                    : Guilds.done(Answer.refused(ApiError.APPLICATION_HAS_NO_BOT));
        }));
    }

    private CompletionStage<Answer> added(Call call, GuildId guildId, Application application, long permissions) {
        GuildCommand add = new GuildCommand.AddBot(application.botId(), application.name(), permissions);
        return guilds.command(call, guildId, add)
                .thenApply(reply -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfMember.class,
                        member -> Answer.ok(out -> {
                            out.writeStartObject();
                            out.writeStringField("location", "/oauth2/authorized");
                            out.writeEndObject();
                        })));
    }

    private CompletionStage<Answer> shown(UserReply reply, Function<dev.guildhall.common.json.Json.Writer, Answer> as) {
        if (!(reply instanceof UserReply.OfApplication(Application application))) {
            return CompletableFuture.completedFuture(ApiErrorMapper.of(reply, other -> {
                throw new IllegalStateException("no application came back: " + other);
            }));
        }
        return services.users()
                .users(List.of(application.ownerId()))
                .thenApply((Map<UserId, User> users) ->
                        as.apply(out -> write(out, application, users.get(application.ownerId()))));
    }

    private static void write(JsonGenerator out, Application application, @Nullable User owner) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", application.id().value());
        out.writeStringField("name", application.name());
        out.writeNullField("icon");
        out.writeStringField("description", application.description());
        out.writeBooleanField("bot_public", application.botPublic());
        out.writeBooleanField("bot_require_code_grant", false);
        out.writeNumberField("flags", application.flags());
        out.writeNullField("team");
        Fields.emptyArray(out, "redirect_uris");
        Fields.emptyArray(out, "tags");
        out.writeNullField("interactions_endpoint_url");
        if (owner != null) {
            out.writeFieldName("owner");
            UserJson.write(out, owner);
        }
        out.writeEndObject();
    }

    private static ApplicationId applicationId(Call call) {
        return new ApplicationId(call.id("application_id"));
    }
}
