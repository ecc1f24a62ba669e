@NullMarked
package dev.guildhall.bus.embedded;

import org.jspecify.annotations.NullMarked;
