/// Everything a client touches over TCP: WebSocket and REST.
@NullMarked
package dev.guildhall.gateway;

import org.jspecify.annotations.NullMarked;
