package dev.guildhall.node;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.Defaults;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.gateway.auth.Usernames;
import dev.guildhall.gateway.rest.RestServices;
import dev.guildhall.node.admin.AdminActions;
import dev.guildhall.node.admin.AdminAnswer;
import dev.guildhall.node.admin.AdminRequest;
import dev.guildhall.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operator's wishes over the same owners that REST asks.
final class OperatorActions implements AdminActions {
    private static final int PRIVILEGED = ApplicationFlag.GATEWAY_PRESENCE_LIMITED.mask()
            | ApplicationFlag.GATEWAY_GUILD_MEMBERS_LIMITED.mask()
            | ApplicationFlag.GATEWAY_MESSAGE_CONTENT_LIMITED.mask();

    private final RestServices services;

    OperatorActions(RestServices services) {
        this.services = services;
    }

    @Override
    public CompletionStage<AdminAnswer> perform(AdminRequest request) {
        return switch (request) {
            case AdminRequest.CreateUser create -> createUser(create);
            case AdminRequest.CreateUsers create -> createUsers(create);
            case AdminRequest.CreateBot create -> createBot(create);
            case AdminRequest.AddBot add -> addBot(add);
            case AdminRequest.RevokeUser revoke -> revoke(revoke.userId(), new UserCommand.RevokeAllLogins());
            case AdminRequest.RevokeToken revoke -> revokeToken(revoke.token());
        };
    }

    private CompletionStage<AdminAnswer> createUser(AdminRequest.CreateUser create) {
        Optional<String> fault = Usernames.fault(create.name());
        if (fault.isPresent()) {
            return refused("The name " + create.name() + " cannot be used: " + fault.get());
        }
        UserId userId = new UserId(services.ids().next());
        return services.passwords()
                .hash(create.password())
                .thenCompose(hash -> account(userId, Usernames.normalised(create.name()), create.email(), hash));
    }

    private CompletionStage<AdminAnswer> createUsers(AdminRequest.CreateUsers create) {
        List<CompletableFuture<AdminAnswer>> made = Stream.generate(() -> createLoadUser(create.prefix()))
                .limit(create.count())
                .map(CompletionStage::toCompletableFuture)
                .toList();
        return CompletableFuture.allOf(made.toArray(CompletableFuture[]::new))
                .thenApply(all ->
                        together(made.stream().map(CompletableFuture::join).toList()));
    }

    /// The first refusal, if there is one: all have the same reason to be refused.
    private static AdminAnswer together(List<AdminAnswer> answers) {
        List<AdminAnswer.UserCreated> users = new ArrayList<>(answers.size());
        for (AdminAnswer answer : answers) {
            if (!(answer instanceof AdminAnswer.UserCreated user)) {
                return answer;
            }
            users.add(user);
        }
        return new AdminAnswer.UsersCreated(users);
    }

    /// The id is in the name, so no other account has it.
    private CompletionStage<AdminAnswer> createLoadUser(String prefix) {
        UserId userId = new UserId(services.ids().next());
        String name = prefix + "_" + Long.toUnsignedString(userId.value(), Character.MAX_RADIX);
        Optional<String> fault = Usernames.fault(name);
        return fault.isPresent()
                ? refused("The name " + name + " cannot be used: " + fault.get())
                : account(userId, Usernames.normalised(name), null, null);
    }

    private CompletionStage<AdminAnswer> account(
            UserId userId, String name, @Nullable String email, @Nullable String passwordHash) {
        AuthSessionId login = login();
        UserCommand command = new UserCommand.CreateAccount(name, null, email, passwordHash, Defaults.LOCALE, login);
        return services.owners()
                .command(userId, command)
                .thenApply(reply -> answer(
                        reply,
                        saved -> new AdminAnswer.UserCreated(
                                userId, name, email, services.tokens().sign(userId, login))));
    }

    /// Without an owner the application owns itself: nobody but the operator can change it.
    private CompletionStage<AdminAnswer> createBot(AdminRequest.CreateBot create) {
        UserId botId = new UserId(services.ids().next());
        UserId owner = create.ownerId() == null ? botId : create.ownerId();
        AuthSessionId token = login();
        int flags = create.privilegedIntents() ? PRIVILEGED : 0;
        return services.owners()
                .command(botId, new UserCommand.CreateApplication(create.name(), owner, flags))
                .thenCompose(made -> made instanceof UserReply.OfApplication
                        ? services.owners().command(botId, new UserCommand.CreateBot(owner, token))
                        : CompletableFuture.completedFuture(made))
                .thenApply(reply -> answer(
                        reply,
                        saved -> new AdminAnswer.BotCreated(
                                botId, create.name(), services.tokens().sign(botId, token))));
    }

    /// In the name of the guild's owner, who need not be there.
    private CompletionStage<AdminAnswer> addBot(AdminRequest.AddBot add) {
        return services.store()
                .accounts()
                .account(add.botId())
                .thenCompose(bot -> bot.isEmpty()
                        ? refused("There is no bot " + add.botId())
                        : services.owners()
                                .view(add.guildId())
                                .thenCompose(reply -> reply
                                                instanceof
                                                GuildReply.Done(GuildResult.OfPage(GuildSnapshot snapshot, int _))
                                        ? services.owners()
                                                .command(
                                                        add.guildId(),
                                                        snapshot.guild().ownerId(),
                                                        new GuildCommand.AddBot(
                                                                add.botId(),
                                                                bot.get().user().username(),
                                                                add.permissions()),
                                                        "Added by the operator")
                                                .thenApply(OperatorActions::answer)
                                        : CompletableFuture.completedFuture(answer(reply))));
    }

    private CompletionStage<AdminAnswer> revokeToken(String token) {
        return services.authenticator()
                .authenticate(token)
                .thenCompose(found -> found.isEmpty()
                        ? refused("No such token is in force")
                        : revoke(
                                found.get().userId(),
                                new UserCommand.RevokeLogin(found.get().authSessionId())));
    }

    private CompletionStage<AdminAnswer> revoke(UserId userId, UserCommand command) {
        return services.owners().command(userId, command).thenApply(reply -> {
            services.authenticator().forget(userId);
            return answer(reply, saved -> new AdminAnswer.Done());
        });
    }

    private static AdminAnswer answer(UserReply reply, Function<UserReply, AdminAnswer> done) {
        return switch (reply) {
            case UserReply.Refused refused ->
                new AdminAnswer.Refused(
                        refused.fields().isEmpty()
                                ? refused.error().message()
                                : refused.fields().stream()
                                        .map(field -> field.path() + ": " + field.message())
                                        .collect(Collectors.joining("; ")));
            case UserReply.Unavailable _ -> throw new StoreUnavailable("the store did not answer");
            case UserReply.Saved saved -> done.apply(saved);
            case UserReply.OfApplication application -> done.apply(application);
            case UserReply.OfPersonal personal ->
                throw new IllegalStateException("nothing personal was asked for: " + personal);
            case UserReply.SessionOpened opened ->
                throw new IllegalStateException("no session was asked for: " + opened);
        };
    }

    private static AdminAnswer answer(GuildReply reply) {
        return switch (reply) {
            case GuildReply.Done _ -> new AdminAnswer.Done();
            case GuildReply.Refused refused ->
                new AdminAnswer.Refused(refused.error().message());
            case GuildReply.TooFast tooFast ->
                new AdminAnswer.Refused(tooFast.error().message());
            case GuildReply.Unavailable _ -> throw new StoreUnavailable("the store did not answer");
        };
    }

    private static CompletionStage<AdminAnswer> refused(String reason) {
        return CompletableFuture.completedFuture(new AdminAnswer.Refused(reason));
    }

    private AuthSessionId login() {
        return new AuthSessionId(services.random().nextLong());
    }
}
