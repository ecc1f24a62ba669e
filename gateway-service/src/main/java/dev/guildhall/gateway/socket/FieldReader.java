package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.Snowflake;

/// Reads the fields of a client's payload and remembers whether one had the wrong type: the caller asks once,
/// at the end. An absent field and null give the default.
final class FieldReader {
    private final JsonNode data;
    private boolean wrong;

    FieldReader(JsonNode data) {
        this.data = data;
        this.wrong = !data.isObject();
    }

    boolean wrong() {
        return wrong;
    }

    JsonNode node(String name) {
        return data.path(name);
    }

    boolean has(String name) {
        return data.hasNonNull(name);
    }

    String requiredText(String name) {
        expect(node(name).isTextual());
        return node(name).asText();
    }

    String text(String name) {
        expect(!has(name) || node(name).isTextual());
        return node(name).asText("");
    }

    long integer(String name, long otherwise) {
        if (!has(name)) return otherwise;
        expect(node(name).isIntegralNumber() && node(name).canConvertToLong());
        return node(name).asLong();
    }

    void optionalNumber(String name) {
        expect(!has(name) || node(name).isNumber());
    }

    boolean bool(String name) {
        expect(!has(name) || node(name).isBoolean());
        return node(name).asBoolean();
    }

    void optionalObject(String name) {
        expect(!has(name) || node(name).isObject());
    }

    void optionalArray(String name) {
        expect(!has(name) || node(name).isArray());
    }

    void requiredObject(String name) {
        expect(node(name).isObject());
    }

    void requiredSnowflake(String name) {
        expect(isSnowflake(node(name)));
    }

    void optionalSnowflake(String name) {
        expect(!has(name) || isSnowflake(node(name)));
    }

    void expect(boolean right) {
        wrong |= !right;
    }

    /// Requests may write ids as strings or as numbers.
    static boolean isSnowflake(JsonNode node) {
        return node.isIntegralNumber()
                ? node.canConvertToLong() && node.asLong() > 0
                : node.isTextual() && Snowflake.parse(node.asText()).isPresent();
    }
}
