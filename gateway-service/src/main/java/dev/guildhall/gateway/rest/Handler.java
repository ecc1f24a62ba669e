package dev.guildhall.gateway.rest;

import java.util.concurrent.CompletionStage;

/// What a route does. Called after authentication, rate limit and parsing; must not block. A stage that fails
/// is a bug or an outage, which [ApiErrorMapper] tells apart; refusals are answers.
@FunctionalInterface
interface Handler {
    CompletionStage<Answer> handle(Call call);
}
