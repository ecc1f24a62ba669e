/// Reads in front of any adapter: equal ones at one time cost one, and the newest pages of channels are remembered.
@NullMarked
package dev.guildhall.store.reading;

import org.jspecify.annotations.NullMarked;
