package dev.guildhall.gateway;

import dev.guildhall.common.protocol.ApiError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// Answers to what never becomes a request: broken HTTP, refused upgrades. Same shape as the API's errors, code
/// 0; the connection ends with them.
final class PlainAnswers {
    private PlainAnswers() {}

    /// @param text must need no escaping in JSON
    static FullHttpResponse refusal(HttpResponseStatus status, String text) {
        return refusal(status, status.code() + ": " + text, 0);
    }

    /// What is the API's to say, though no request of it ever came together.
    static FullHttpResponse refusal(ApiError error) {
        return refusal(HttpResponseStatus.valueOf(error.httpStatus()), error.message(), error.code());
    }

    private static FullHttpResponse refusal(HttpResponseStatus status, String message, int code) {
        String json = "{\"message\":\"" + message + "\",\"code\":" + code + "}";
        ByteBuf body = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.VIA, "1.1 guildhall");
        return response;
    }
}
