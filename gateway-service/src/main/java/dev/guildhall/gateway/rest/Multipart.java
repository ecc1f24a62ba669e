package dev.guildhall.gateway.rest;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.util.List;

/// A multipart body of a route that takes no files: its JSON part is read, and a request that brings a file
/// is refused, not stripped of it. Source: API reference, "Uploading Files".
sealed interface Multipart {
    String TYPE = "multipart/form-data";
    String PAYLOAD = "payload_json";

    record Payload(String json) implements Multipart {}

    /// `why` is a sentence for the client.
    record Refused(String why) implements Multipart {}

    Multipart GARBLED = new Refused("Not a well formed multipart body.");

    /// @param contentType with its boundary
    static Multipart of(String contentType, byte[] body) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpPostMultipartRequestDecoder parts;
        try {
            // In memory: the body's own bound is the parts' bound.
            parts = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
        } catch (RuntimeException garbled) {
            return GARBLED;
        }
        try {
            return payload(parts.getBodyHttpDatas());
        } catch (IOException | RuntimeException garbled) {
            return GARBLED;
        } finally {
            parts.destroy();
        }
    }

    private static Multipart payload(List<InterfaceHttpData> parts) throws IOException {
        for (InterfaceHttpData part : parts) {
            if (!(part instanceof Attribute)) {
                return new Refused("No files are taken here.");
            }
        }
        for (InterfaceHttpData part : parts) {
            if (part instanceof Attribute attribute && attribute.getName().equals(PAYLOAD)) {
                return new Payload(attribute.getValue());
            }
        }
        return new Refused("A multipart body needs a payload_json.");
    }
}
