package dev.guildhall.gateway;

import dev.guildhall.common.health.Readiness;
import dev.guildhall.gateway.upload.UploadGate;
import dev.guildhall.gateway.upload.Uploads;
import io.netty.channel.ChannelHandler;
import java.util.function.Supplier;

/// What answers on the port beside gateway sockets. Both handlers are made for one connection: they get
/// each request as a `FullHttpRequest`, one at a time, and write its whole answer before the next comes.
///
/// @param rest for everything that is not said otherwise
/// @param files for addresses of attachments
/// @param uploads takes requests with files, from those whom `gate` admits
/// @param readiness whether the node can serve, known at once
public record HttpSurface(
        Supplier<ChannelHandler> rest,
        Supplier<ChannelHandler> files,
        Uploads uploads,
        UploadGate gate,
        Supplier<Readiness> readiness) {}
