/// Tests of a whole gateway, over real sockets, with owners that the test plays.
@NullMarked
package dev.guildhall.gateway;

import org.jspecify.annotations.NullMarked;
