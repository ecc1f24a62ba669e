package dev.guildhall.gateway.upload;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.concurrent.CompletionStage;

/// Says, from a request's head alone, whether its files are worth receiving.
@FunctionalInterface
public interface UploadGate {
    /// False also for what is not an upload at all: it is then received as any other request, within that
    /// bound, and answered by its route.
    CompletionStage<Boolean> admits(HttpRequest head, InetAddress from);
}
