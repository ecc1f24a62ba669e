/// Contents that nothing names any more leave the store.
@NullMarked
package dev.guildhall.store.sweep;

import org.jspecify.annotations.NullMarked;
