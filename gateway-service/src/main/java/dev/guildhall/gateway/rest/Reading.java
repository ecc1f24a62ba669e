package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.upload.Upload;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a [Call] of a matched request, or says what is wrong with its outside: path ids, content type, JSON, reason.
sealed interface Reading {
    record Right(Call call) implements Reading {}

    record Wrong(Answer answer) implements Reading {}

    /// Far more than any route has.
    int QUERY_PARAMETERS_MAX = 64;

    String JSON = "application/json";
    String WRONG_TYPE = "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.";

    String BAD_QUERY = "The query string has an invalid percent escape.";

    static Reading of(HttpCall http, HttpRouter.Found.Matched matched, @Nullable Identity identity) {
        Map<String, String> parameters = new HashMap<>();
        int at = 0;
        for (String segment : matched.route().segments()) {
            if (Route.isParameter(segment)) {
                String name = segment.substring(1, segment.length() - 1);
                String value = matched.values().get(at++);
                if (name.endsWith("_id") && Snowflake.parse(value).isEmpty()) {
                    return wrong(name, FormError.NUMBER_TYPE_COERCE, Texts.echo(TextNode.valueOf(value)), "snowflake");
                }
                parameters.put(name, value);
            }
        }
        String reason = decoded(http.header("X-Audit-Log-Reason"));
        if (reason != null && reason.codePointCount(0, reason.length()) > Limits.REASON_MAX) {
            return wrong("reason", FormError.BASE_TYPE_MAX_LENGTH, Limits.REASON_MAX);
        }
        JsonNode body = MissingNode.getInstance();
        Upload upload = http.upload();
        if (upload != null || http.hasBody()) {
            String type = http.header(HttpHeaderNames.CONTENT_TYPE);
            byte[] json = upload == null ? http.body() : upload.json();
            if (upload != null) {
                type = JSON;
            }
            if (is(Multipart.TYPE, type)) {
                switch (Multipart.of(String.valueOf(type), json)) {
                    case Multipart.Refused refused -> {
                        return wrong("", FormError.CUSTOM_VALIDATION, refused.why());
                    }
                    case Multipart.Payload payload -> json = payload.json().getBytes(StandardCharsets.UTF_8);
                }
            } else if (!is(JSON, type)) {
                return wrong("", FormError.CUSTOM_VALIDATION, WRONG_TYPE);
            }
            try {
                body = Json.parse(json);
            } catch (IOException malformed) {
                return new Wrong(Answer.refused(ApiError.INVALID_JSON));
            }
        }
        ObjectNode query = query(http.uri());
        if (query == null) {
            return wrong("", FormError.CUSTOM_VALIDATION, BAD_QUERY);
        }
        String host = http.header(HttpHeaderNames.HOST);
        return new Right(new Call(
                matched.route(),
                matched.version(),
                identity,
                parameters,
                Form.of(query),
                body,
                reason == null || reason.isBlank() ? null : reason,
                host == null ? "localhost" : host,
                upload == null ? List.of() : upload.files()));
    }

    private static Wrong wrong(String path, FormError error, Object... values) {
        FieldError field = new FieldError(path, error.name(), error.message(values));
        return new Wrong(
                Answer.of(ApiError.INVALID_FORM_BODY, ErrorBody.of(ApiError.INVALID_FORM_BODY, List.of(field))));
    }

    private static boolean is(String wanted, @Nullable String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).strip().startsWith(wanted);
    }

    /// Null when an escape in it is none. Read as if nothing was asked, it would be answered as another question.
    private static @Nullable ObjectNode query(String uri) {
        ObjectNode query = Json.MAPPER.createObjectNode();
        QueryStringDecoder decoder = new QueryStringDecoder(uri, StandardCharsets.UTF_8, true, QUERY_PARAMETERS_MAX);
        Map<String, List<String>> parameters;
        try {
            parameters = decoder.parameters();
        } catch (IllegalArgumentException badEscape) {
            return null;
        }
        parameters.forEach((name, values) -> {
            if (values.size() == 1) {
                query.put(name, values.getFirst());
            } else {
                ArrayNode all = query.putArray(name);
                values.forEach(all::add);
            }
        });
        return query;
    }

    /// The header carries UTF-8 with percent escapes; a plus sign is one.
    private static @Nullable String decoded(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        try {
            return Texts.whole(QueryStringDecoder.decodeComponent(reason.replace("+", "%2B")));
        } catch (IllegalArgumentException badEscape) {
            return reason;
        }
    }
}
