/// Tests of the REST API.
@NullMarked
package dev.guildhall.gateway.rest;

import org.jspecify.annotations.NullMarked;
