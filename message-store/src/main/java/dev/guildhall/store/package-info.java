/// Everything durable: the ports are the package, each adapter has a package of its own below it.
@NullMarked
package dev.guildhall.store;

import org.jspecify.annotations.NullMarked;
