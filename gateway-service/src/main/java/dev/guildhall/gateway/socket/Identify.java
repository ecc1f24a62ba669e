package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApiVersion;
import dev.guildhall.common.protocol.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Op 2: a session is to start. Only the shape was checked; whether the token, the intents and the shard are
/// good is for the session to say.
///
/// `intents` is null when the client sent none; `shard` likewise. `largeThreshold` is brought into its range
/// (50–250) instead of refused: it decides only how many members GUILD_CREATE carries. `compress` of the
/// payload is read by nobody: it permits compressed payloads and demands none. `host` is what the client used
/// to come here. `presence` is op 3's payload, null when the client says nothing.
public record Identify(
        String token,
        @Nullable Long intents,
        @Nullable ShardClaim shard,
        int largeThreshold,
        long capabilities,
        ClientProperties properties,
        @Nullable JsonNode presence,
        ApiVersion version,
        @Nullable String host) {
    private static final String BOT_PREFIX = "Bot ";

    /// `[id, count]` as sent.
    public record ShardClaim(long id, long count) {}

    /// What the client says it is; libraries send `$os` and the like before v10's spelling.
    public record ClientProperties(String os, String browser, String device) {}

    static Optional<Identify> read(JsonNode data, ApiVersion version, @Nullable String host) {
        FieldReader fields = new FieldReader(data);
        String token = fields.requiredText("token");
        Long intents = fields.has("intents") ? fields.integer("intents", 0) : null;
        long threshold = fields.integer("large_threshold", Limits.LARGE_THRESHOLD_DEFAULT);
        long capabilities = fields.integer("capabilities", 0);
        ShardClaim shard = shard(fields);
        fields.bool("compress");
        fields.optionalObject("properties");
        if (fields.has("presence")) fields.expect(PresencePayload.wellFormed(fields.node("presence")));
        if (fields.wrong()) return Optional.empty();
        return Optional.of(new Identify(
                bare(token),
                intents,
                shard,
                Math.clamp(threshold, Limits.LARGE_THRESHOLD_MIN, Limits.LARGE_THRESHOLD_MAX),
                capabilities,
                properties(fields.node("properties")),
                fields.has("presence") ? fields.node("presence") : null,
                version,
                host));
    }

    /// Without the token, for the session to keep: a secret is not held longer than it is needed. Nor is the
    /// presence, which changes.
    public Identify checked() {
        return new Identify("", intents, shard, largeThreshold, capabilities, properties, null, version, host);
    }

    /// The token without the `Bot ` that some libraries put before it.
    static String bare(String token) {
        return token.startsWith(BOT_PREFIX) ? token.substring(BOT_PREFIX.length()) : token;
    }

    private static @Nullable ShardClaim shard(FieldReader fields) {
        if (!fields.has("shard")) return null;
        JsonNode shard = fields.node("shard");
        fields.expect(shard.isArray()
                && shard.size() == 2
                && shard.path(0).isIntegralNumber()
                && shard.path(1).isIntegralNumber());
        return new ShardClaim(shard.path(0).asLong(), shard.path(1).asLong());
    }

    private static ClientProperties properties(JsonNode properties) {
        return new ClientProperties(
                property(properties, "os"), property(properties, "browser"), property(properties, "device"));
    }

    private static String property(JsonNode properties, String name) {
        JsonNode plain = properties.path(name);
        return plain.isTextual() ? plain.asText() : properties.path("$" + name).asText("");
    }
}
