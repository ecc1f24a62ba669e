package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.Opcode;

/// The shapes of the operations that a client sends once its session runs, and which of them do something.
///
/// Today presence (3), voice (4), members of a guild (8) and subscriptions (14, 37) are. All others of the
/// protocol's table are accepted when their shape is right and have no effect: calls and
/// streams (13, 18–22), soundboard (31), last messages (34), channel info (36, 39, 43) and the rest of the
/// first-party ones. None of them has an answer that a library waits for with a deadline. They are counted
/// as [GatewayCounter#OPERATIONS_WITHOUT_EFFECT].
final class ClientOperations {
    private ClientOperations() {}

    static boolean hasEffect(Opcode opcode) {
        return switch (opcode) {
            case PRESENCE_UPDATE,
                    VOICE_STATE_UPDATE,
                    REQUEST_GUILD_MEMBERS,
                    GUILD_SUBSCRIPTIONS,
                    GUILD_SUBSCRIPTIONS_BULK -> true;
            default -> false;
        };
    }

    /// False: the payload does not fit its opcode (close 4002).
    static boolean wellFormed(Opcode opcode, JsonNode data) {
        return switch (opcode) {
            case PRESENCE_UPDATE -> PresencePayload.wellFormed(data);
            case VOICE_STATE_UPDATE -> VoicePayload.wellFormed(data);
            case REQUEST_GUILD_MEMBERS -> memberRequestIsWellFormed(data);
            case GUILD_SUBSCRIPTIONS -> subscriptionIsWellFormed(data);
            case GUILD_SUBSCRIPTIONS_BULK -> bulkIsWellFormed(data);
            default -> data.isObject() || data.isNull() || data.isMissingNode();
        };
    }

    private static boolean memberRequestIsWellFormed(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        fields.expect(
                fields.node("guild_id").isArray()
                        ? allSnowflakes(fields.node("guild_id"))
                        : FieldReader.isSnowflake(fields.node("guild_id")));
        fields.text("query");
        fields.integer("limit", 0);
        fields.bool("presences");
        fields.expect(!fields.has("user_ids")
                || allSnowflakes(fields.node("user_ids"))
                || FieldReader.isSnowflake(fields.node("user_ids")));
        return !fields.wrong();
    }

    private static boolean subscriptionIsWellFormed(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        fields.requiredSnowflake("guild_id");
        return !fields.wrong() && subscriptionBody(data);
    }

    private static boolean bulkIsWellFormed(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        fields.requiredObject("subscriptions");
        if (fields.wrong()) return false;
        for (JsonNode subscription : fields.node("subscriptions")) {
            if (!subscriptionBody(subscription)) return false;
        }
        return true;
    }

    private static boolean subscriptionBody(JsonNode subscription) {
        FieldReader fields = new FieldReader(subscription);
        fields.optionalObject("channels");
        fields.optionalArray("members");
        fields.optionalArray("thread_member_lists");
        return !fields.wrong();
    }

    /// Ids that are not snowflake-sized are answered in `not_found`, so any integer or digits will do.
    private static boolean allSnowflakes(JsonNode array) {
        if (!array.isArray()) return false;
        for (JsonNode id : array) {
            if (!id.isIntegralNumber() && !id.isTextual()) return false;
        }
        return true;
    }
}
