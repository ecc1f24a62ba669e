package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/// Rules about types that hold for every payload, whatever it is about.
public final class JsonRules {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
    private static final Pattern DECIMAL = Pattern.compile("\\d+");
    private static final Set<String> BITS = Set.of("permissions", "allow", "deny");
    /// A session's id is opaque; a custom status calls its kind an id.
    private static final Set<String> OPAQUE = Set.of("session_id", "auth_session_id", "auth_session_id_hash");

    private JsonRules() {}

    /// Ids and permission bits are decimal strings or null, and no number has a fraction.
    public static void assertTypes(JsonNode payload) {
        payload.properties().forEach(field -> assertField(field.getKey(), field.getValue()));
        if (payload.isArray()) payload.forEach(JsonRules::assertTypes);
    }

    /// `2021-03-31T18:45:31.297561+00:00`: microseconds and an offset, never `Z`.
    public static void assertTimestamp(JsonNode value) {
        if (!value.isTextual() || !TIMESTAMP.matcher(value.asText()).matches()) {
            throw new AssertionError("no timestamp of this protocol: " + value);
        }
    }

    private static void assertField(String name, JsonNode value) {
        boolean id = (name.equals("id") || name.endsWith("_id")) && !OPAQUE.contains(name);
        if ((id || BITS.contains(name)) && value.isValueNode()) assertDecimalString(name, value);
        if (value.isNumber() && !value.isIntegralNumber()) throw new AssertionError(name + " is a fraction: " + value);
        assertTypes(value);
    }

    private static void assertDecimalString(String name, JsonNode value) {
        boolean fits = value.isNull()
                || (value.isTextual() && DECIMAL.matcher(value.asText()).matches());
        if (!fits) throw new AssertionError(name + " is no decimal string: " + value);
    }
}
