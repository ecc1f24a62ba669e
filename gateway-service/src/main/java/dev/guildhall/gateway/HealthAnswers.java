package dev.guildhall.gateway;

import dev.guildhall.common.health.Readiness;
import dev.guildhall.common.json.Json;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.Supplier;

/// What load balancers and Kubernetes ask, about once a second and from anywhere: no token, no limit, no work,
/// and nothing in it but the parts' names and states. The connection ends with the answer, so asking holds none.
///
/// `/health/live` answers while event loops run; a node that does not is to be started again. `/health/ready`
/// answers 503 while nothing should be sent here.
final class HealthAnswers {
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final Supplier<Readiness> readiness;

    HealthAnswers(Supplier<Readiness> readiness) {
        this.readiness = readiness;
    }

    static boolean concerns(String uri) {
        String path = path(uri);
        return path.equals(LIVE) || path.equals(READY);
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    FullHttpResponse to(HttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (!head && !request.method().equals(HttpMethod.GET)) {
            HttpResponseStatus status = HttpResponseStatus.METHOD_NOT_ALLOWED;
            return PlainAnswers.refusal(status, status.reasonPhrase());
        }
        return path(request.uri()).equals(LIVE)
                ? response(
                        HttpResponseStatus.OK,
                        out -> {
                            out.writeStartObject();
                            out.writeStringField("status", "live");
                            out.writeEndObject();
                        },
                        head)
                : ready(readiness.get(), head);
    }

    private static FullHttpResponse ready(Readiness now, boolean head) {
        return response(
                now.ready() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                out -> {
                    out.writeStartObject();
                    out.writeStringField("status", now.status());
                    out.writeObjectFieldStart("parts");
                    for (var part : now.parts().entrySet()) {
                        out.writeStringField(
                                part.getKey(), part.getValue().state().word());
                    }
                    out.writeEndObject();
                    out.writeEndObject();
                },
                head);
    }

    private static FullHttpResponse response(HttpResponseStatus status, Json.Writer body, boolean head) {
        ByteBuf json = Unpooled.wrappedBuffer(Json.encode(body).view());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, head ? Unpooled.EMPTY_BUFFER : json);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, json.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
