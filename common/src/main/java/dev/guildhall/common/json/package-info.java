/// Strict JSON reading and the one mapper behind it.
@NullMarked
package dev.guildhall.common.json;

import org.jspecify.annotations.NullMarked;
