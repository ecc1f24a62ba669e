package dev.guildhall.gateway;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.gateway.auth.Authenticator;
import dev.guildhall.gateway.auth.Identity;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Tokens that say whose they are.
final class FakeTokens implements Authenticator {
    static final UserId BOT = new UserId(100);
    static final UserId PERSON = new UserId(200);
    static final UserId STRANGER = new UserId(300);

    @Override
    public CompletionStage<Optional<Identity>> authenticate(String token) {
        return CompletableFuture.completedStage(
                switch (token) {
                    case "bot" -> identity(BOT, true);
                    case "person" -> identity(PERSON, false);
                    case "stranger" -> identity(STRANGER, false);
                    default -> Optional.empty();
                });
    }

    private static Optional<Identity> identity(UserId userId, boolean bot) {
        return Optional.of(new Identity(userId, new AuthSessionId(userId.value()), bot));
    }
}
