/// Tests of the way to owners.
@NullMarked
package dev.guildhall.gateway.route;

import org.jspecify.annotations.NullMarked;
