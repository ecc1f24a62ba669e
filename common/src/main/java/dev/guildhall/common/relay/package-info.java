/// What owners say to the relay of a gateway node: one delivery per node and event.
@NullMarked
package dev.guildhall.common.relay;

import org.jspecify.annotations.NullMarked;
