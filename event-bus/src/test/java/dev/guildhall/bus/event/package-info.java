@NullMarked
package dev.guildhall.bus.event;

import org.jspecify.annotations.NullMarked;
