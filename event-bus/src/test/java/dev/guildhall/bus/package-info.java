@NullMarked
package dev.guildhall.bus;

import org.jspecify.annotations.NullMarked;
