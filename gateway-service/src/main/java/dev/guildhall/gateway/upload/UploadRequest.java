package dev.guildhall.gateway.upload;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A request whose body was received as an [Upload]. Whoever takes the upload closes it; one that nobody
/// took is closed with the request.
public final class UploadRequest extends DefaultFullHttpRequest {
    private final AtomicReference<@Nullable Upload> upload;

    public UploadRequest(HttpRequest head, Upload upload) {
        super(head.protocolVersion(), head.method(), head.uri(), Unpooled.buffer(0));
        headers().set(head.headers());
        this.upload = new AtomicReference<>(upload);
    }

    public @Nullable Upload take() {
        return upload.getAndSet(null);
    }

    @Override
    public boolean release() {
        return release(1);
    }

    @Override
    public boolean release(int decrement) {
        boolean gone = super.release(decrement);
        Upload left = gone ? take() : null;
        if (left != null) {
            left.close();
        }
        return gone;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
