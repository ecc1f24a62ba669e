package dev.guildhall.gateway.rest;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One request as it came, off the wire. Lives longer than its buffer.
final class HttpCall {
    private final String method;
    private final String uri;
    private final HttpHeaders headers;
    private final byte[] body;
    private final InetAddress from;

    /// Takes `body` over.
    HttpCall(String method, String uri, HttpHeaders headers, byte[] body, InetAddress from) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.from = from;
    }

    String method() {
        return method;
    }

    /// Path and query.
    String uri() {
        return uri;
    }

    String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    @Nullable
    String header(CharSequence name) {
        return headers.get(name);
    }

    boolean hasBody() {
        return body.length > 0;
    }

    byte[] body() {
        return body;
    }

    InetAddress from() {
        return from;
    }
}
