/// Ids as one-field records, so that two of them cannot be swapped, and the generator that issues them.
@NullMarked
package dev.guildhall.common.id;

import org.jspecify.annotations.NullMarked;
