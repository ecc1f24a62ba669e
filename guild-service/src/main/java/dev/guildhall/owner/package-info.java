/// What every kind of owner has in common: a life that begins from the store, work that waits for its turn or
/// for cold rows, commits whose effects leave in order, crashes that lose nothing, an end. A kind of owner brings
/// its state, its rules and its fan-out ([Owner]).
@NullMarked
package dev.guildhall.owner;

import org.jspecify.annotations.NullMarked;
