package dev.guildhall.gateway.rest;

import dev.guildhall.gateway.auth.IdentifyGate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Where the gateway is. Clients add version and encoding themselves.
final class GatewayRoutes {
    private final RestConfig config;
    private final IdentifyGate identifies;

    GatewayRoutes(RestConfig config, IdentifyGate identifies) {
        this.config = config;
        this.identifies = identifies;
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

    /// One shard: a guild's events cost it the same however many share them.
    private CompletionStage<Answer> gatewayForBot(Call call) {
        IdentifyGate.SessionStarts starts =
                identifies.sessionStarts(call.caller().userId());
        return CompletableFuture.completedFuture(Answer.ok(out -> {
            out.writeStartObject();
            out.writeStringField("url", url(call));
            out.writeNumberField("shards", 1);
            out.writeObjectFieldStart("session_start_limit");
            out.writeNumberField("total", starts.total());
            out.writeNumberField("remaining", starts.remaining());
            out.writeNumberField("reset_after", starts.resetAfterMs());
            out.writeNumberField("max_concurrency", starts.maxConcurrency());
            out.writeEndObject();
            out.writeEndObject();
        }));
    }

    private String url(Call call) {
        String configured = config.gatewayUrl();
        return configured == null ? "ws://" + call.host() : configured;
    }
}
