@NullMarked
package dev.guildhall.store.reading;

import org.jspecify.annotations.NullMarked;
