package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Where the gateway is. Clients add version and encoding themselves.
final class GatewayRoutes {
    private final RestConfig config;

    GatewayRoutes(RestConfig config) {
        this.config = config;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/gateway", Access.PUBLIC, this::gateway);
        routes.add("GET", "/gateway/bot", Access.BOTS, this::gatewayForBot);
    }

    private CompletionStage<Answer> gateway(Call call) {
        return CompletableFuture.completedFuture(Answer.ok(out -> {
            out.writeStartObject();
            out.writeStringField("url", url(call));
            out.writeEndObject();
        }));
    }

    /// One shard, and a full budget: identifies are not counted over sessions yet.
    private CompletionStage<Answer> gatewayForBot(Call call) {
        return CompletableFuture.completedFuture(Answer.ok(out -> {
            out.writeStartObject();
            out.writeStringField("url", url(call));
            out.writeNumberField("shards", 1);
            out.writeObjectFieldStart("session_start_limit");
            out.writeNumberField("total", Limits.IDENTIFIES_PER_DAY);
            out.writeNumberField("remaining", Limits.IDENTIFIES_PER_DAY);
            out.writeNumberField("reset_after", 0);
            out.writeNumberField("max_concurrency", Limits.MAX_CONCURRENCY_DEFAULT);
            out.writeEndObject();
            out.writeEndObject();
        }));
    }

    private String url(Call call) {
        String configured = config.gatewayUrl();
        return configured == null ? "ws://" + call.host() : configured;
    }
}
