package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of an error: `message`, `code`, and for a wrong form the `errors` tree, which mirrors the request:
/// an object for each field on the way, the index of a list's item as a text key, `_errors` at the leaf.
/// Source: API reference, "Error Messages".
final class ErrorBody {
    /// A node of the tree: what is wrong with itself, and its wrong parts.
    private record Node(List<FieldError> own, Map<String, Node> parts) {
        Node() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    private ErrorBody() {}

    static Json.Writer of(ApiError error, List<FieldError> fields) {
        return out -> {
            out.writeStartObject();
            out.writeStringField("message", error.message());
            out.writeNumberField("code", error.code());
            if (!fields.isEmpty()) {
                out.writeFieldName("errors");
                write(out, treeOf(fields));
            }
            out.writeEndObject();
        };
    }

    private static Node treeOf(List<FieldError> fields) {
        Node root = new Node();
        for (FieldError field : fields) {
            Node node = root;
            for (String step :
                    field.path().isEmpty() ? new String[0] : field.path().split("\\.")) {
                node = node.parts().computeIfAbsent(step, any -> new Node());
            }
            node.own().add(field);
        }
        return root;
    }

    private static void write(JsonGenerator out, Node node) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Node> part : node.parts().entrySet()) {
            out.writeFieldName(part.getKey());
            write(out, part.getValue());
        }
        if (!node.own().isEmpty()) {
            out.writeArrayFieldStart("_errors");
            for (FieldError error : node.own()) {
                out.writeStartObject();
                out.writeStringField("code", error.code());
                out.writeStringField("message", error.message());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
