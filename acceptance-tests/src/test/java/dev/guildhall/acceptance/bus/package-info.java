/// What others hear over the bus of what clients did.
@NullMarked
package dev.guildhall.acceptance.bus;

import org.jspecify.annotations.NullMarked;
