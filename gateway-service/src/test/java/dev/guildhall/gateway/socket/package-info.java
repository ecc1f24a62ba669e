/// Tests of gateway sockets.
@NullMarked
package dev.guildhall.gateway.socket;

import org.jspecify.annotations.NullMarked;
