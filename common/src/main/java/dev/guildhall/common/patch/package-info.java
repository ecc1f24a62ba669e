/// A field that a request may leave alone, clear or set.
@NullMarked
package dev.guildhall.common.patch;

import org.jspecify.annotations.NullMarked;
