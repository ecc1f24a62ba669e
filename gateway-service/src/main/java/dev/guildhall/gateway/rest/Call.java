package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.protocol.ApiVersion;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.gateway.upload.UploadedFile;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// One request on its way to its handler: authenticated, within its limits, parsed.
///
/// @param identity whose token it carried; null only on [Access#PUBLIC] routes
/// @param parameters the path's values by the names in the template; those that end in `_id` are snowflakes
/// @param query every parameter as text, or as a list of texts when it came more than once
/// @param body a JSON value; missing when there was none
/// @param reason the decoded X-Audit-Log-Reason
/// @param host the Host header, for addresses that the client can reach
/// @param files what a multipart body brought, until the answer is made
record Call(
        Route route,
        ApiVersion version,
        @Nullable Identity identity,
        Map<String, String> parameters,
        Form query,
        JsonNode body,
        @Nullable String reason,
        String host,
        List<UploadedFile> files) {
    Call {
        files = List.copyOf(files);
        parameters = Map.copyOf(parameters);
    }

    /// The caller, on a route that needs one.
    Identity caller() {
        if (identity == null) {
            throw new IllegalStateException(route.name() + " is public and asked who calls");
        }
        return identity;
    }

    String text(String parameter) {
        String value = parameters.get(parameter);
        if (value == null) {
            throw new NoSuchElementException(route.name() + " has no parameter " + parameter);
        }
        return value;
    }

    /// A parameter whose name ends in `_id`: checked before the handler is called.
    long id(String parameter) {
        return Snowflake.parse(text(parameter)).orElseThrow();
    }

    /// The body as a form of its own. Called once: each form collects its own errors.
    Form form() {
        return Form.of(body);
    }
}
