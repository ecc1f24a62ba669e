package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads one value of a form. `value` is never missing or null; what is wrong with it goes to `at`, and then
/// the result is null.
@FunctionalInterface
interface Read<T> {
    @Nullable
    T read(JsonNode value, At at);
}
