/// Rate limits that all gateways share, in Redis. Only this package sees the driver.
@NullMarked
package dev.guildhall.ratelimit.redis;

import org.jspecify.annotations.NullMarked;
