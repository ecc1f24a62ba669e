@NullMarked
package dev.guildhall.store.sweep;

import org.jspecify.annotations.NullMarked;
