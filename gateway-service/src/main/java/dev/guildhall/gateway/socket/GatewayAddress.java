package dev.guildhall.gateway.socket;

import dev.guildhall.common.protocol.ApiVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a gateway address asks for: `?v=10&encoding=json&compress=zlib-stream`.
///
/// `version` is empty when `v` is missing or not ours: the socket opens and is closed with 4012, as the
/// protocol has it. An encoding or a compression that we do not speak is refused at the handshake instead (HTTP
/// 400, `refusal` says why): such a client could not read a HELLO in plain JSON, and an uncompressed close code
/// would not stop its retries any better. No published source says what Discord answers to an unknown
/// `encoding`. Absent means JSON.
public record GatewayAddress(
        Optional<ApiVersion> version, @Nullable String refusal) {
    private static final String JSON = "json";

    public static GatewayAddress of(String uri) {
        QueryStringDecoder query = new QueryStringDecoder(uri);
        return new GatewayAddress(ApiVersion.of(parameter(query, "v")), refusal(query));
    }

    private static @Nullable String refusal(QueryStringDecoder query) {
        String encoding = parameter(query, "encoding");
        if (!encoding.isEmpty() && !encoding.equals(JSON)) return "encoding: only json is spoken here";
        return parameter(query, "compress").isEmpty() ? null : "compress: no transport compression is spoken here";
    }

    private static String parameter(QueryStringDecoder query, String name) {
        List<String> values = query.parameters().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
