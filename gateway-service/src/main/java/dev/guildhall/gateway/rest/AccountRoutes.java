package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Changes of one's account. Source: user resource, "Modify Current User"; for people, community docs.
final class AccountRoutes {
    private final RestServices services;
    private final PictureIntake pictures;

    AccountRoutes(RestServices services) {
        this.services = services;
        this.pictures = new PictureIntake(services);
    }

    void addTo(Routes routes) {
        routes.add("PATCH", "/users/@me", Access.ANY_ACCOUNT, this::modify);
    }

    /// What was asked for. `password` is the current one.
    private record Wanted(
            @Nullable String username,
            Patch<String> globalName,
            Patch<Picture> avatar,
            @Nullable String email,
            @Nullable String password,
            @Nullable String newPassword) {
        /// By whoever holds the token alone, nobody could be locked out of the account.
        boolean needsPassword(Account account) {
            boolean renamed =
                    username != null && !username.equals(account.user().username());
            return !account.user().bot() && (renamed || email != null || newPassword != null);
        }
    }

    private CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        Wanted wanted = wanted(form, call.caller().bot());
        return form.then(() -> services.store()
                .accounts()
                .account(call.caller().userId())
                .thenCompose(found -> found.isPresent()
                        ? allowed(call, found.get(), wanted)
                        : Guilds.done(Answer.refused(ApiError.UNAUTHORIZED))));
    }

    private static Wanted wanted(Form form, boolean bot) {
        form.unsupported("banner");
        if (bot) {
            return new Wanted(
                    form.optional("username", Texts.trimmed(Limits.USERNAME_MIN, Limits.USERNAME_MAX)),
                    Patch.keep(),
                    form.patch("avatar", DataUris.picture()),
                    null,
                    null,
                    null);
        }
        return new Wanted(
                form.optional("username", AccountForms.username()),
                form.patch("global_name", AccountForms.globalName()),
                form.patch("avatar", DataUris.picture()),
                form.optional("email", AccountForms.email()),
                form.optional("password", Texts.text(1, AccountForms.PASSWORD_MAX)),
                form.optional("new_password", AccountForms.password()));
    }

    private CompletionStage<Answer> allowed(Call call, Account account, Wanted wanted) {
        if (!wanted.needsPassword(account)) {
            return change(call.caller().userId(), wanted);
        }
        String password = wanted.password();
        CompletionStage<Boolean> right = password == null
                ? CompletableFuture.completedFuture(false)
                : services.passwords().verify(password, account.passwordHash());
        return right.thenCompose(
                matches -> matches ? change(call.caller().userId(), wanted) : Guilds.done(wrongPassword()));
    }

    private static Answer wrongPassword() {
        FormError error = FormError.PASSWORD_DOES_NOT_MATCH;
        return Answer.of(
                ApiError.INVALID_FORM_BODY,
                ErrorBody.of(
                        ApiError.INVALID_FORM_BODY,
                        List.of(new FieldError("password", error.name(), error.message()))));
    }

    private CompletionStage<Answer> change(UserId userId, Wanted wanted) {
        String newPassword = wanted.newPassword();
        AuthSessionId login =
                newPassword == null ? null : new AuthSessionId(services.random().nextLong());
        return hash(newPassword)
                .thenCombine(
                        pictures.store(wanted.avatar()),
                        (hash, avatar) -> new UserCommand.ModifyAccount(
                                wanted.username(), wanted.globalName(), avatar, wanted.email(), hash.over(null), login))
                .thenCompose(command -> services.owners().command(userId, command))
                .thenApply(reply -> {
                    if (login != null) {
                        services.authenticator().forget(userId);
                    }
                    return ApiErrorMapper.of(reply, saved -> changed(userId, saved, login));
                });
    }

    private CompletionStage<Patch<String>> hash(@Nullable String password) {
        return password == null
                ? CompletableFuture.completedFuture(Patch.keep())
                : services.passwords().hash(password).thenApply(Patch::set);
    }

    /// With a new token where the one that was used has ended with the old password.
    private Answer changed(UserId userId, UserReply reply, @Nullable AuthSessionId login) {
        return reply instanceof UserReply.Saved(Account account)
                ? Answer.ok(out -> {
                    out.writeStartObject();
                    UserJson.ownFields(out, account);
                    if (login != null) {
                        out.writeStringField("token", services.tokens().sign(userId, login));
                    }
                    out.writeEndObject();
                })
                : Answer.noContent();
    }
}
