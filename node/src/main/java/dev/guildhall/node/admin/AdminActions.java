package dev.guildhall.node.admin;

import java.util.concurrent.CompletionStage;

/// What the admin channel can make a node do. Called by [AdminServer], one call for each request, from any thread.
public interface AdminActions {
    /// Completes when the request is durable. A refusal is the answer [AdminAnswer.Refused]; the stage fails
    /// only on an outage, and whether the request was carried out is then unknown.
    CompletionStage<AdminAnswer> perform(AdminRequest request);
}
