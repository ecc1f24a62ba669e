/// Rate limits in the memory of one node: the embedded adapter, and the local fallback of a shared one.
@NullMarked
package dev.guildhall.ratelimit.memory;

import org.jspecify.annotations.NullMarked;
