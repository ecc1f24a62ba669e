/// The gateway's frames, close codes, sessions and events, seen from a bare WebSocket.
@NullMarked
package dev.guildhall.acceptance.gateway;

import org.jspecify.annotations.NullMarked;
