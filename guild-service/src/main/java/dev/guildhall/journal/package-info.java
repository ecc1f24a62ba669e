/// From what was committed to the bus: events of commits, and the drain that carries them.
@NullMarked
package dev.guildhall.journal;

import org.jspecify.annotations.NullMarked;
