@NullMarked
package dev.guildhall.journal;

import org.jspecify.annotations.NullMarked;
