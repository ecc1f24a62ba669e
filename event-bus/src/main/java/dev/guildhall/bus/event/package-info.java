/// What records say: kinds of events, how they are written and read. `docs/events` describes each for those who read
/// with something else.
@NullMarked
package dev.guildhall.bus.event;

import org.jspecify.annotations.NullMarked;
