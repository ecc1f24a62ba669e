/// Writers for the protocol's objects, used by gateway events and REST answers alike.
@NullMarked
package dev.guildhall.common.payload;

import org.jspecify.annotations.NullMarked;
