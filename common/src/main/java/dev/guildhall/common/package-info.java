/// What every Guildhall module shares: nothing here knows a driver, an actor's inside or a socket.
@NullMarked
package dev.guildhall.common;

import org.jspecify.annotations.NullMarked;
