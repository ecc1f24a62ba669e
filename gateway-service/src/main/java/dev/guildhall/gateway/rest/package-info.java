/// The REST API: routes, bodies, errors. `gateway` puts [dev.guildhall.gateway.rest.RestApi] behind its HTTP codec.
@NullMarked
package dev.guildhall.gateway.rest;

import org.jspecify.annotations.NullMarked;
