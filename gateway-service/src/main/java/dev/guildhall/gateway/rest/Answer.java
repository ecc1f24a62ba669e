package dev.guildhall.gateway.rest;

import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request gets: a status, a body that is written when the answer leaves, headers beside the usual ones.
///
/// @param body null for none
/// @param blamed whether the answer counts as invalid against its address (see `InvalidRequests`)
record Answer(int status, Json.@Nullable Writer body, Map<String, String> headers, boolean blamed) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(Json.Writer body) {
        return new Answer(OK, body, Map.of(), false);
    }

    static Answer created(Json.Writer body) {
        return new Answer(CREATED, body, Map.of(), false);
    }

    static Answer noContent() {
        return new Answer(NO_CONTENT, null, Map.of(), false);
    }

    static Answer refused(ApiError error) {
        return of(error, ErrorBody.of(error, List.of()));
    }

    static Answer of(ApiError error, Json.Writer body) {
        return new Answer(error.httpStatus(), body, Map.of(), blames(error.httpStatus()));
    }

    private static boolean blames(int status) {
        return status == ApiError.UNAUTHORIZED.httpStatus()
                || status == ApiError.MISSING_ACCESS.httpStatus()
                || status == ApiError.RATE_LIMITED.httpStatus();
    }

    /// With `more`; a header that both name keeps the answer's own.
    Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(headers);
        return new Answer(status, body, all, blamed);
    }
}
