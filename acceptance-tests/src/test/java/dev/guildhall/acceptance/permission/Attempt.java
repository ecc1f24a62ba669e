package dev.guildhall.acceptance.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import org.jspecify.annotations.Nullable;

/// One try to get more than one was given, and the code that refuses it.
record Attempt(
        String what,
        Account who,
        String method,
        String path,
        @Nullable JsonNode body,
        ApiError refusal) {
    /// Refused by the order of roles or for want of a permission, as nearly all are.
    static Attempt of(String what, Account who, String method, String path, @Nullable JsonNode body) {
        return new Attempt(what, who, method, path, body, ApiError.MISSING_PERMISSIONS);
    }

    static Attempt put(String what, Account who, String path) {
        return of(what, who, "PUT", path, null);
    }

    static Attempt put(String what, Account who, String path, JsonNode body) {
        return of(what, who, "PUT", path, body);
    }

    static Attempt post(String what, Account who, String path, JsonNode body) {
        return of(what, who, "POST", path, body);
    }

    static Attempt patch(String what, Account who, String path, JsonNode body) {
        return of(what, who, "PATCH", path, body);
    }

    static Attempt delete(String what, Account who, String path) {
        return of(what, who, "DELETE", path, null);
    }

    static Attempt get(String what, Account who, String path) {
        return of(what, who, "GET", path, null);
    }

    Attempt refusedWith(ApiError other) {
        return new Attempt(what, who, method, path, body, other);
    }

    /// A body that is a list.
    static JsonNode listOf(JsonNode one) {
        return Wire.object().putArray("list").add(one);
    }

    @Override
    public String toString() {
        return what;
    }
}
