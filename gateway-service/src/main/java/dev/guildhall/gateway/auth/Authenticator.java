package dev.guildhall.gateway.auth;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Tells whose a token is. An interface so that a test can hold its answer.
public interface Authenticator {
    /// Called for every request and every IDENTIFY or RESUME, with the token as the client sent it, without a
    /// `Bot ` prefix. Empty when it is garbled, forged, or was revoked more than a second ago. Fails with
    /// `dev.guildhall.store.StoreUnavailable`.
    CompletionStage<Optional<Identity>> authenticate(String token);
}
