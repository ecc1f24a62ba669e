package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/// A REST answer as it came over the wire.
public record Reply(String request, int status, HttpHeaders headers, String text) {
    public JsonNode json() {
        try {
            return Wire.parse(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /// The body of an answer with this status; any other status fails with the whole answer.
    public JsonNode expect(int expected) {
        if (status != expected) throw new AssertionError("expected " + expected + ": " + this);
        return text.isEmpty() ? Wire.object() : json();
    }

    /// The numeric `code` of an error body, -1 where there is none.
    public int code() {
        return json().path("code").asInt(-1);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + text;
    }
}
