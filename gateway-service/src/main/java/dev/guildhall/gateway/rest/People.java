package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.gateway.route.OwnerRouter;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// How routes change what is the caller's own.
final class People {
    private final OwnerRouter owners;

    People(RestServices services) {
        this.owners = services.owners();
    }

    static UserId userId(Call call) {
        return new UserId(call.id("user_id"));
    }

    /// For changes that show nothing: 204.
    CompletionStage<Answer> change(Call call, PersonalCommand command) {
        return change(call, command, result -> Answer.noContent());
    }

    CompletionStage<Answer> change(Call call, PersonalCommand command, Function<PersonalResult, Answer> done) {
        return owners.command(call.caller().userId(), new UserCommand.Personal(command))
                .thenApply(reply -> ApiErrorMapper.of(reply, saved -> done.apply(result(saved))));
    }

    private static PersonalResult result(UserReply reply) {
        return reply instanceof UserReply.OfPersonal(PersonalResult result) ? result : bug(reply);
    }

    private static PersonalResult bug(UserReply reply) {
        throw new IllegalStateException("no answer to a change of one's own: " + reply);
    }
}
