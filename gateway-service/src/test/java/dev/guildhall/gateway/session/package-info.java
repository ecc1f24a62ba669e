/// Tests of gateway sessions.
@NullMarked
package dev.guildhall.gateway.session;

import org.jspecify.annotations.NullMarked;
