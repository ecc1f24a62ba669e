/// Gateway sockets: frames in, dispatches out. Netty stops here: sessions know a socket as a [SocketWriter].
@NullMarked
package dev.guildhall.gateway.socket;

import org.jspecify.annotations.NullMarked;
