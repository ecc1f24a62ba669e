/// Immutable bytes that many readers share.
@NullMarked
package dev.guildhall.common.bytes;

import org.jspecify.annotations.NullMarked;
