/// The way from a request or a session to the owners, and the caches in front of it.
@NullMarked
package dev.guildhall.gateway.route;

import org.jspecify.annotations.NullMarked;
