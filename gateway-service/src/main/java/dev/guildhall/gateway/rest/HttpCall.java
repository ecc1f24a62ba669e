package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.gateway.upload.Upload;
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
    private final @Nullable Upload upload;
    private volatile @Nullable UserId caller;

    /// Takes `body` over. With an `upload`, that is the body.
    HttpCall(String method, String uri, HttpHeaders headers, byte[] body, InetAddress from, @Nullable Upload upload) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.from = from;
        this.upload = upload;
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

    @Nullable
    Upload upload() {
        return upload;
    }

    InetAddress from() {
        return from;
    }

    /// Its token turned out to be this user's.
    void cameFrom(UserId user) {
        caller = user;
    }

    /// Null while, or because, nobody knows.
    @Nullable
    UserId caller() {
        return caller;
    }
}
