/// The rate limiter port and its in-memory adapter.
@NullMarked
package dev.guildhall.ratelimit;

import org.jspecify.annotations.NullMarked;
