package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Defaults;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Registering, logging in and out.
final class AuthRoutes {
    private final RestServices services;

    AuthRoutes(RestServices services) {
        this.services = services;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/auth/register", Access.PUBLIC, this::register);
        routes.add("POST", "/auth/login", Access.PUBLIC, this::logIn);
        routes.add("POST", "/auth/logout", Access.PEOPLE, this::logOut);
    }

    private CompletionStage<Answer> register(Call call) {
        Form form = call.form();
        String username = form.required("username", AccountForms.username(), "");
        String globalName = form.optional("global_name", AccountForms.globalName());
        String email = form.optional("email", AccountForms.email());
        String password = form.required("password", AccountForms.password(), "");
        return form.then(() -> services.passwords().hash(password).thenCompose(hash -> {
            UserId userId = new UserId(services.ids().next());
            AuthSessionId login = newLogin();
            UserCommand create =
                    new UserCommand.CreateAccount(username, globalName, email, hash, Defaults.LOCALE, login);
            return services.owners()
                    .command(userId, create)
                    .thenApply(reply -> ApiErrorMapper.of(reply, saved -> registered(userId, login)));
        }));
    }

    private Answer registered(UserId userId, AuthSessionId login) {
        return Answer.created(out -> {
            out.writeStartObject();
            out.writeStringField("token", services.tokens().sign(userId, login));
            out.writeEndObject();
        });
    }

    private CompletionStage<Answer> logIn(Call call) {
        Form form = call.form();
        String name = form.required("login", Texts.trimmed(1, AccountForms.EMAIL_MAX), "");
        String password = form.required("password", Texts.text(1, AccountForms.PASSWORD_MAX), "");
        return form.then(() -> accountOf(name)
                .thenCompose(account -> services.passwords()
                        .verify(password, account.map(Account::passwordHash).orElse(null))
                        .thenCompose(right -> right && account.isPresent()
                                ? loggedIn(account.get())
                                : CompletableFuture.completedFuture(wrongLogin()))));
    }

    /// By e-mail, or by username where there is no at sign.
    private CompletionStage<Optional<Account>> accountOf(String login) {
        Claim.Kind kind = login.contains("@") ? Claim.Kind.EMAIL : Claim.Kind.USERNAME;
        return services.store()
                .claims()
                .holder(kind, login.toLowerCase(Locale.ROOT))
                .thenCompose(holder -> holder.isPresent() && holder.get() instanceof OwnerId.OfUser user
                        ? services.store().accounts().account(user.id())
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletionStage<Answer> loggedIn(Account account) {
        UserId userId = account.user().id();
        AuthSessionId login = newLogin();
        return services.owners()
                .command(userId, new UserCommand.AddLogin(login))
                .thenApply(reply -> ApiErrorMapper.of(
                        reply,
                        saved -> Answer.ok(out -> {
                            out.writeStartObject();
                            out.writeStringField("user_id", userId.toString());
                            out.writeStringField("token", services.tokens().sign(userId, login));
                            out.writeObjectFieldStart("user_settings");
                            out.writeStringField("locale", account.locale());
                            out.writeStringField("theme", "dark");
                            out.writeEndObject();
                            out.writeEndObject();
                        })));
    }

    private static Answer wrongLogin() {
        FormError error = FormError.INVALID_LOGIN;
        return Answer.of(
                ApiError.INVALID_FORM_BODY,
                ErrorBody.of(
                        ApiError.INVALID_FORM_BODY,
                        List.of(
                                new FieldError("login", error.name(), error.message()),
                                new FieldError("password", error.name(), error.message()))));
    }

    private CompletionStage<Answer> logOut(Call call) {
        UserId userId = call.caller().userId();
        UserCommand revoke = new UserCommand.RevokeLogin(call.caller().authSessionId());
        return services.owners().command(userId, revoke).thenApply(reply -> {
            services.authenticator().forget(userId);
            return ApiErrorMapper.of(reply, (UserReply saved) -> Answer.noContent());
        });
    }

    private AuthSessionId newLogin() {
        return new AuthSessionId(services.random().nextLong());
    }
}
